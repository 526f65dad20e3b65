package io.branchline.speech.detect;

/**
 * A stretch of a channel in which somebody speaks, with a margin on both sides.
 *
 * @param startFrame its first sample's place in the channel
 * @param samples linear 16 bits
 */
@SuppressWarnings("ArrayRecordComponent") // made, decoded, dropped: never compared
public record Segment(long startFrame, short[] samples) {

  /** The place after its last sample. */
  public long endFrame() {
    return startFrame + samples.length;
  }
}
