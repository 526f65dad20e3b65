/**
 * The thin shell: spreads partitions over Spark, which runs each with the plain classes of {@code
 * job}. The only package here that knows Spark; nothing but the command line calls it.
 */
@NullMarked
package io.branchline.scoring.spark;

import org.jspecify.annotations.NullMarked;
