package io.branchline.warehouse.engine;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Passwords that are generated once and lie in the home, readable by their owner only. */
public final class Secrets {

  private static final int BYTES = 24;

  private Secrets() {}

  /** The secret of that name, generated on first use. */
  public static String of(Home home, String name) {
    Path file = home.secrets().resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(home.secrets());
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE, "Cannot keep the password " + file + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path file, String secret) throws IOException {
    Path temporary =
        Files.createTempFile(
            file.getParent(),
            ".new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(temporary, secret + "\n", StandardCharsets.UTF_8);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
