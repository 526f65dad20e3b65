/** The job: a thin shell of Flink around the plain core, and everything Flink needs to know. */
@NullMarked
package io.branchline.ingest.flink;

import org.jspecify.annotations.NullMarked;
