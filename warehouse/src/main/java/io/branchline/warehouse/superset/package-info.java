/**
 * Superset beside the warehouse: installs and runs one, and publishes the assets of {@code
 * warehouse/superset} to any. Called by the command line alone; nothing else needs it.
 */
@NullMarked
package io.branchline.warehouse.superset;

import org.jspecify.annotations.NullMarked;
