/**
 * Puts right what a run could not know: calls and agents' states whose events came in different
 * runs. Reads events from the warehouse and uses the same assembly as the job.
 */
@NullMarked
package io.branchline.ingest.repair;

import org.jspecify.annotations.NullMarked;
