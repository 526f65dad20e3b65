/**
 * The door to the warehouse: its address, the client that reads and writes rows, the home folder,
 * and the failures that every command speaks. Any module may use it.
 */
@NullMarked
package io.branchline.warehouse;

import org.jspecify.annotations.NullMarked;
