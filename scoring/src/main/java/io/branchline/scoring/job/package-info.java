/**
 * The work of one partition (a branch's month): reads it from the warehouse, computes it with the
 * cores, writes what changed. Knows no Spark: a cluster runs it, and so may anything else.
 */
@NullMarked
package io.branchline.scoring.job;

import org.jspecify.annotations.NullMarked;
