package io.branchline.speech.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Messages between a job and its workers: four bytes of length, then JSON in UTF-8, whatever the
 * locale.
 */
final class Frames {

  /** More than the words of a day's talk: beyond this something else than a worker is writing. */
  private static final int MAX_BYTES = 64 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Frames() {}

  static void write(DataOutputStream out, Record message) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(message);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  /**
   * The next message.
   *
   * @return null at the stream's end
   * @throws IOException where what comes is no such message; its text is nowhere in the error
   */
  static <R extends Record> @Nullable R read(DataInputStream in, Class<R> type) throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException e) {
      return null;
    }
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a message of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    try {
      in.readFully(bytes);
    } catch (EOFException e) {
      return null;
    }
    try {
      return JSON.readValue(bytes, type);
    } catch (JsonProcessingException e) {
      // without its cause, which would quote what was said
      throw new IOException("a message that is no " + type.getSimpleName());
    }
  }
}
