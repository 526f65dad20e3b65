package io.branchline.ingest.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns bytes into text. Names of branches, queues and agents come again and again: {@link #name}
 * finds the text of equal bytes instead of making it anew.
 */
final class Texts {

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final NameTable names = new NameTable();

  Texts(Charset charset) {
    this.charset = charset;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Text that is seldom the same twice. */
  String text(byte[] bytes, int offset, int length) throws Rejection {
    if (isAscii(bytes, offset, length)) {
      return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }
    try {
      return decoder.decode(ByteBuffer.wrap(bytes, offset, length)).toString();
    } catch (CharacterCodingException e) {
      throw new Rejection("encoding", "is not " + charset.name());
    }
  }

  /** Text that is likely to come again. */
  String name(byte[] bytes, int offset, int length) throws Rejection {
    if (length == 0) {
      return "";
    }
    String known = names.find(bytes, offset, length);
    if (known != null) {
      return known;
    }
    String value = text(bytes, offset, length);
    names.put(bytes, offset, length, value);
    return value;
  }

  static boolean isAscii(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
