/**
 * The embedded ClickHouse: its library through JNA, the process that runs it, its configuration and
 * its database users. Only the command line and tests start engines; everyone else speaks HTTP.
 */
@NullMarked
package io.branchline.warehouse.engine;

import org.jspecify.annotations.NullMarked;
