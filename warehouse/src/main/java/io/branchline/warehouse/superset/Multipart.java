package io.branchline.warehouse.superset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A {@code multipart/form-data} body (RFC 7578), small enough to be held in memory. */
final class Multipart {

  private static final String BOUNDARY = "branchline-9b1d3f0c5a7e4c21";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a field. */
  Multipart field(String name, String value) {
    return part("form-data; name=\"" + name + "\"", "text/plain; charset=utf-8", utf8(value));
  }

  /** Adds a file. */
  Multipart file(String name, String fileName, String type, byte[] content) {
    return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", type, content);
  }

  /** The value of the request's {@code Content-Type}. */
  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  /** The finished body. */
  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(bytes.toByteArray());
    body.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private Multipart part(String disposition, String type, byte[] content) {
    bytes.writeBytes(
        utf8(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: "
                + disposition
                + "\r\nContent-Type: "
                + type
                + "\r\n\r\n"));
    bytes.writeBytes(content);
    bytes.writeBytes(utf8("\r\n"));
    return this;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
