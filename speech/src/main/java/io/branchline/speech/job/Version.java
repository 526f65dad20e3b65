package io.branchline.speech.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Versions of a recording's rows: the attempt in the upper 32 bits, a digest of what the rows say
 * in the lower. A later attempt goes before an earlier one. Two runs that took the same attempt,
 * because neither saw the other, write the same rows where they heard the same; where they did not,
 * their rows have versions of their own and one of them is current, whole.
 */
final class Version {

  private static final int CONTENT_BITS = 32;

  private Version() {}

  /**
   * A version.
   *
   * @param attempt 1 and up
   * @param content empty for a recording that failed: below everything else of its attempt
   */
  static long of(long attempt, String content) {
    return attempt << CONTENT_BITS | (content.isEmpty() ? 0 : Math.max(1, digest(content)));
  }

  /** The attempt after the one that wrote this version. */
  static long attemptAfter(long version) {
    return (version >>> CONTENT_BITS) + 1;
  }

  private static long digest(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
