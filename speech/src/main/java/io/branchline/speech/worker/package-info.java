/**
 * Recognition in processes of its own: a crash in native code, a hang or a leak costs one
 * recording, not the job. {@link io.branchline.speech.worker.Listener} is what the jobs call.
 */
@NullMarked
package io.branchline.speech.worker;

import org.jspecify.annotations.NullMarked;
