/**
 * Rosters as plain Java: who works which shift on which day, the rules that judge it, and the
 * checker. Imports nothing but the JDK; anybody may call it, a page on every key stroke too.
 */
@NullMarked
package io.branchline.forecasting.roster;

import org.jspecify.annotations.NullMarked;
