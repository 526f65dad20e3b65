package io.branchline.warehouse.schema;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * One versioned step of the schema.
 *
 * @param version its number, 1 and up
 * @param name its file name
 * @param sql its statements, separated by a semicolon at the end of a line
 */
record Migration(int version, String name, String sql) {

  Migration {
    requireNonNull(name, "name is null");
    requireNonNull(sql, "sql is null");
  }

  /** SHA-256 of the text: a step that was applied must never change. */
  String checksum() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  List<String> statements() {
    return Arrays.stream(sql.split(";\\s*(\\R|$)"))
        .map(statement -> statement.replaceAll("(?m)^\\s*--.*$", "").strip())
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
