/**
 * The roster page: who works when, edited with the rules checked live, compared, published, solved
 * and exported.
 */
@NullMarked
package io.branchline.console.roster;

import org.jspecify.annotations.NullMarked;
