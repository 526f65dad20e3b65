package io.branchline.speech.samples;

import io.branchline.warehouse.table.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sample call as it is written down.
 *
 * @param name lower case with hyphens, the name of its audio file
 * @param agentVoice one of flite's voices
 */
public record Dialogue(String name, String agentVoice, String customerVoice, List<Line> lines) {

  private static final Pattern HEAD =
      Pattern.compile("== ([a-z-]+) agent=([a-z0-9]+) customer=([a-z0-9]+)");

  /** Copies the lines. */
  public Dialogue {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param pauseMillis how long nobody speaks before it, more than the usual breath
   * @param interrupts it starts before the line before it has ended
   */
  public record Line(Side side, String text, long pauseMillis, Overlap interrupts) {}

  /** How a line follows the one before. */
  public enum Overlap {
    AFTER,
    INTERRUPTING
  }

  /** The voice of a side. */
  public String voice(Side side) {
    return side == Side.AGENT ? agentVoice : customerVoice;
  }

  /** The dialogues that come with the program. */
  public static List<Dialogue> all() {
    InputStream in = Objects.requireNonNull(Dialogue.class.getResourceAsStream("dialogues.txt"));
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Dialogue> parse(List<String> lines) {
    List<Dialogue> dialogues = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    @Nullable Matcher head = null;
    long pause = 0;
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher next = HEAD.matcher(line);
      if (next.matches()) {
        add(dialogues, head, open);
        head = next;
        open.clear();
        pause = 0;
      } else if (line.startsWith("~ ")) {
        pause = Math.round(Double.parseDouble(line.substring(2)) * 1000);
      } else {
        open.add(line(line, pause));
        pause = 0;
      }
    }
    add(dialogues, head, open);
    return dialogues;
  }

  private static Line line(String line, long pause) {
    Side side =
        switch (line.charAt(0)) {
          case 'A' -> Side.AGENT;
          case 'C' -> Side.CUSTOMER;
          default -> throw new IllegalArgumentException("no side: " + line);
        };
    boolean interrupts = line.charAt(1) == '!';
    String text = line.substring(interrupts ? 2 : 1).strip();
    return new Line(side, text, pause, interrupts ? Overlap.INTERRUPTING : Overlap.AFTER);
  }

  private static void add(List<Dialogue> dialogues, @Nullable Matcher head, List<Line> lines) {
    if (head != null) {
      dialogues.add(new Dialogue(head.group(1), head.group(2), head.group(3), lines));
    }
  }
}
