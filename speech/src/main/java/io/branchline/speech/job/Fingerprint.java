package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a recording's audio and of how its sides lie in it. */
final class Fingerprint {

  private static final int BLOCK_BYTES = 1 << 16;

  private Fingerprint() {}

  static String of(SideAudio agent, SideAudio customer) {
    MessageDigest digest = sha256();
    add(digest, agent.path());
    if (!customer.path().equals(agent.path())) {
      add(digest, customer.path());
    }
    // a corrected delay or channel is another recording, too
    boolean plain =
        agent.channel() == 0
            && agent.delayMillis() == 0
            && customer.delayMillis() == 0
            && customer.channel() == (customer.path().equals(agent.path()) ? 1 : 0);
    if (!plain) {
      digest.update(layout(agent));
      digest.update(layout(customer));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] layout(SideAudio side) {
    return new byte[] {
      (byte) side.channel(),
      (byte) (side.delayMillis() >> 24),
      (byte) (side.delayMillis() >> 16),
      (byte) (side.delayMillis() >> 8),
      (byte) side.delayMillis()
    };
  }

  private static void add(MessageDigest digest, Path path) {
    byte[] block = new byte[BLOCK_BYTES];
    try (InputStream in = Files.newInputStream(path)) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
