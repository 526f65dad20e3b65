/**
 * Recordings as the browser plays them: one stereo stream out of whatever files there are, and its
 * peaks. Plain Java.
 */
@NullMarked
package io.branchline.console.audio;

import org.jspecify.annotations.NullMarked;
