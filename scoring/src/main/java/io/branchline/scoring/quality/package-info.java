/**
 * From evaluations to the unified quality score of an agent or a branch, with its uncertainty. Pure
 * functions without a server; any module may use them.
 */
@NullMarked
package io.branchline.scoring.quality;

import org.jspecify.annotations.NullMarked;
