/** The versioned SQL files that make the tables, and the one place that applies them. */
@NullMarked
package io.branchline.warehouse.schema;

import org.jspecify.annotations.NullMarked;
