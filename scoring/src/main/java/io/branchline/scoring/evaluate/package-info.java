/**
 * From answers to scores, and from a transcript to the answers that a machine can give. Pure
 * functions without a server; any module may use them.
 */
@NullMarked
package io.branchline.scoring.evaluate;

import org.jspecify.annotations.NullMarked;
