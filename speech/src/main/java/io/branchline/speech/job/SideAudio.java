package io.branchline.speech.job;

import java.nio.file.Path;

/**
 * Where one side's voice is.
 *
 * @param channel 0 is the left, or the only, channel
 * @param delayMillis where the file's first sample lies on the call's clock
 */
public record SideAudio(Path path, int channel, long delayMillis) {}
