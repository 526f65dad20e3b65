/**
 * From calls, legs and agents' states to the counters of half hours, and from counters to rates:
 * service levels, speed of answer, handle time, occupancy. Pure functions without a server; any
 * module may use them.
 */
@NullMarked
package io.branchline.scoring.kpi;

import org.jspecify.annotations.NullMarked;
