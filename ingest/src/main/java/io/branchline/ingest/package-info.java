/**
 * The command line of the ingest module: it starts the jobs that turn lines of events into rows.
 */
@NullMarked
package io.branchline.ingest;

import org.jspecify.annotations.NullMarked;
