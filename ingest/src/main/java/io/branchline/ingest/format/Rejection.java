package io.branchline.ingest.format;

import java.io.Serial;

/** A line that cannot be used, on its way out of a parser. Carries no trace: it is an outcome. */
final class Rejection extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final String reason;

  Rejection(String reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static Rejection malformed(String detail) {
    return new Rejection("malformed", detail);
  }

  static Rejection missing(String key) {
    return new Rejection("missing", "'" + key + "' is missing");
  }

  String reason() {
    return reason;
  }

  String detail() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
