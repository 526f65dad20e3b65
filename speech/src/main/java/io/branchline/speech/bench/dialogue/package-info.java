/**
 * Generated calls full of numbers, some secret and some not, with the truth about each: what the
 * mask is measured with. Only the benchmark and tests call this.
 */
@NullMarked
package io.branchline.speech.bench.dialogue;

import org.jspecify.annotations.NullMarked;
