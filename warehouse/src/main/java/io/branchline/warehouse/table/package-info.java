/**
 * The contract of the house: every row that modules exchange, as a record with the same names as
 * its table. Plain JDK types only; any module may use it.
 */
@NullMarked
package io.branchline.warehouse.table;

import org.jspecify.annotations.NullMarked;
