package io.branchline.speech.bench;

import io.branchline.speech.search.document.IndexedCall;
import io.branchline.speech.transcript.Word;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;

/** Generated calls as the lines of a table of utterances, made while they are read. */
final class UtterancesTsv extends InputStream {

  private final Iterator<IndexedCall> calls;
  private byte[] buffer = {};
  private int at;

  UtterancesTsv(Iterator<IndexedCall> calls) {
    this.calls = calls;
  }

  @Override
  public int read() {
    return fill() ? buffer[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (!fill()) {
      return -1;
    }
    int some = Math.min(length, buffer.length - at);
    System.arraycopy(buffer, at, target, offset, some);
    at += some;
    return some;
  }

  private boolean fill() {
    if (at == buffer.length && calls.hasNext()) {
      buffer = lines(calls.next()).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return at < buffer.length;
  }

  private static String lines(IndexedCall call) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < call.lines().size(); i++) {
      IndexedCall.Line line = call.lines().get(i);
      lines
          .append(call.facts().callId())
          .append('\t')
          .append(call.facts().branch())
          .append('\t')
          .append(call.facts().startedAt().toEpochMilli())
          .append('\t')
          .append(call.facts().durationMillis())
          .append('\t')
          .append(line.side().name().toLowerCase(Locale.ROOT))
          .append('\t')
          .append(i)
          .append('\t');
      String separator = "";
      for (Word word : line.words()) {
        lines.append(separator).append(word.text());
        separator = " ";
      }
      separator = "\t[";
      for (Word word : line.words()) {
        lines.append(separator).append(word.startMillis());
        separator = ",";
      }
      lines.append("]\n");
    }
    return lines.toString();
  }
}
