package io.branchline.speech.job;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads call, side and more out of a file's path below the folder: {@code audio/{side}/{call}.wav}.
 * {@code {call}} is needed; {@code {side}} (agent, caller or customer) says that every side has a
 * file of its own; {@code {branch}}, {@code {queue}} and {@code {agent}} may be there, {@code *}
 * stands for anything within one name.
 */
public final class FileNamePattern {

  private static final List<String> KNOWN = List.of("call", "side", "branch", "queue", "agent");
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}|\\*|[^{*]+");

  private final Pattern pattern;
  private final List<String> names = new ArrayList<>();

  private FileNamePattern(String text) {
    StringBuilder regex = new StringBuilder();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      String name = places.group(1);
      if (name != null) {
        if (!KNOWN.contains(name) || names.contains(name)) {
          throw new Failure(
              Failure.Code.USAGE,
              "The pattern '"
                  + text
                  + "' has {"
                  + name
                  + "}; each of {"
                  + String.join("}, {", KNOWN)
                  + "} may stand in it once.");
        }
        names.add(name);
        regex.append("(?<").append(name).append(">[^/]+?)");
      } else if (places.group().equals("*")) {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(places.group()));
      }
    }
    if (!names.contains("call")) {
      throw new Failure(
          Failure.Code.USAGE,
          "The pattern '" + text + "' has no {call}. Maybe audio/{side}/{call}.wav?");
    }
    this.pattern = Pattern.compile(regex.toString());
  }

  /** Compiles a pattern. */
  public static FileNamePattern of(String text) {
    return new FileNamePattern(text);
  }

  /** What a path that fits says. */
  record Match(RecordingFacts facts, @Nullable Side side) {}

  /**
   * Reads a path.
   *
   * @param relativePath below the folder, with / between names
   * @return empty when the path does not fit
   */
  Optional<Match> match(String relativePath) {
    Matcher matcher = pattern.matcher(relativePath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    @Nullable Side side = null;
    if (names.contains("side")) {
      switch (matcher.group("side").toLowerCase(Locale.ROOT)) {
        case "agent" -> side = Side.AGENT;
        case "caller", "customer" -> side = Side.CUSTOMER;
        default -> {
          return Optional.empty();
        }
      }
    }
    RecordingFacts facts =
        new RecordingFacts(
            matcher.group("call"),
            group(matcher, "branch"),
            group(matcher, "queue"),
            group(matcher, "agent"),
            null,
            null);
    return Optional.of(new Match(facts, side));
  }

  private @Nullable String group(Matcher matcher, String name) {
    return names.contains(name) ? matcher.group(name) : null;
  }
}
