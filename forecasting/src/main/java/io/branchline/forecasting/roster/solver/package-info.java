/**
 * The only packages that know OR-Tools: CP-SAT models of rosters and the search around them.
 * Nothing of the library leaks out of what is public here.
 */
@NullMarked
package io.branchline.forecasting.roster.solver;

import org.jspecify.annotations.NullMarked;
