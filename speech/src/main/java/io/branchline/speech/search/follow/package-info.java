/** Makes the index follow the tables: what they have and it has not, and nothing else. */
@NullMarked
package io.branchline.speech.search.follow;

import org.jspecify.annotations.NullMarked;
