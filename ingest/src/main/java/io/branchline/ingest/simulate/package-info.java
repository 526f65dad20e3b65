/**
 * A bank's contact centres by discrete-event simulation: canonical events, the truth about them,
 * and the comparison of a warehouse with that truth. Called by the command line only; knows nothing
 * of Flink.
 */
@NullMarked
package io.branchline.ingest.simulate;

import org.jspecify.annotations.NullMarked;
