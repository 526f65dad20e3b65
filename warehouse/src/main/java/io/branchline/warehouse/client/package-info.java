/** How rows become bytes and bytes become rows. Nothing outside the warehouse module sees this. */
@NullMarked
package io.branchline.warehouse.client;

import org.jspecify.annotations.NullMarked;
