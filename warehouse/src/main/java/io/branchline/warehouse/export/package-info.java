/**
 * Tables that people take away, as CSV or as a worksheet. Whoever calls this declares fastcsv and
 * fastexcel: they reach no other module's class path.
 */
@NullMarked
package io.branchline.warehouse.export;

import org.jspecify.annotations.NullMarked;
