package io.branchline.speech.detect;

/**
 * How loud each band is when nobody speaks, around every frame.
 *
 * <p>The floor at a frame is the greater of two minima of the smoothed loudness: over the {@value
 * #WINDOW} frames before it and over those after it. Both include the frame. The minimum finds the
 * noise between words (Martin, "Noise power spectral density estimation based on optimal smoothing
 * and minimum statistics", IEEE Trans. Speech and Audio Processing 9(5), 2001); the greater of both
 * sides follows noise that sets in or ends at once, where one window alone would lag by its length.
 * Near the audio's ends only the window that is complete counts.
 *
 * <p>The answer for a frame is ready {@value #WINDOW} frames later, so this holds that many.
 */
final class NoiseFloor {

  /** Six seconds of frames: people do not speak as long without a stop consonant or a pause. */
  static final int WINDOW = 600;

  private final SlidingMinimum[] minima = new SlidingMinimum[Bands.COUNT];
  private final float[][] before = new float[WINDOW][Bands.COUNT];
  private final float[] now = new float[Bands.COUNT];
  private long added;
  private long answered;

  NoiseFloor() {
    for (int band = 0; band < Bands.COUNT; band++) {
      minima[band] = new SlidingMinimum(WINDOW);
    }
  }

  /**
   * Adds the next frame.
   *
   * @param floor is filled for the frame {@value #WINDOW} − 1 frames back, where there is one
   * @return whether the floor was filled
   */
  boolean add(float[] smoothed, float[] floor) {
    for (int band = 0; band < Bands.COUNT; band++) {
      now[band] = minima[band].add(added, smoothed[band]);
      before[(int) (added % WINDOW)][band] = now[band];
    }
    added++;
    if (added < WINDOW) {
      return false;
    }
    boolean past = answered >= WINDOW - 1;
    float[] then = before[(int) (answered % WINDOW)];
    for (int band = 0; band < Bands.COUNT; band++) {
      floor[band] = past ? Math.max(then[band], now[band]) : now[band];
    }
    answered++;
    return true;
  }

  /**
   * The floor of the next frame after the last one was added.
   *
   * @return false when every frame has had its floor
   */
  boolean drain(float[] floor) {
    if (answered == added) {
      return false;
    }
    boolean past = answered >= WINDOW - 1;
    float[] then = before[(int) (answered % WINDOW)];
    // audio shorter than a window: the minimum of all of it is what there is
    System.arraycopy(past ? then : now, 0, floor, 0, Bands.COUNT);
    answered++;
    return true;
  }
}
