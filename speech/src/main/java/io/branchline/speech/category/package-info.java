/**
 * Categories: saved searches, and the calls that they find. The rules lie in the table {@code
 * categories}, what they found in {@code call_categories}; the index follower has them counted.
 */
@NullMarked
package io.branchline.speech.category;

import org.jspecify.annotations.NullMarked;
