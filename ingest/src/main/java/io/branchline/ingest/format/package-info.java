/**
 * Formats of input: each turns one line into the events that it tells of, or says why not. Plain
 * Java; knows nothing of Flink or the warehouse's client.
 */
@NullMarked
package io.branchline.ingest.format;

import org.jspecify.annotations.NullMarked;
