/** Tests of the simulator: its random variates, its lines, and its truth against its own lines. */
@NullMarked
package io.branchline.ingest.simulate;

import org.jspecify.annotations.NullMarked;
