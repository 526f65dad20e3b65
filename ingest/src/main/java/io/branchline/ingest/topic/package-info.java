/**
 * A Kafka topic as ingestion sees it: how it is named, whether it is there, how far behind its end
 * we are. Knows Kafka's client, not Flink.
 */
@NullMarked
package io.branchline.ingest.topic;

import org.jspecify.annotations.NullMarked;
