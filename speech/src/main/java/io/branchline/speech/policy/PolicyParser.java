package io.branchline.speech.policy;

import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.mask.SecretKind;
import io.branchline.warehouse.Failure;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the YAML of a masking policy; what it leaves out is as in the shipped one. */
final class PolicyParser {

  private static final Set<SecretKind> NO_LAST_FOUR =
      Set.of(SecretKind.CODE, SecretKind.SECURITY_CODE, SecretKind.PIN);
  private static final Set<String> KINDS =
      Arrays.stream(SecretKind.values()).map(SecretKind::id).collect(Collectors.toSet());
  private static final int MOST_DIGITS = 19;

  private PolicyParser() {}

  /**
   * Reads.
   *
   * @param source how complaints call the file
   */
  static MaskPolicy parse(String yaml, String source) {
    YamlFields top = new YamlFields(source, "", node(yaml, source));
    top.only(
        Set.of(
            "name",
            "version",
            "kinds",
            "runs",
            "words",
            "harmless-words",
            "patterns",
            "keep",
            "audio"));
    String name = top.text("name");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw top.wrong("name", "'" + name + "' is not made of lower-case letters, digits and '-'");
    }
    YamlFields runs = top.mapping("runs").orElse(null);
    if (runs != null) {
      runs.only(Set.of("any", "digit-by-digit"));
    }
    return new MaskPolicy(
        name,
        top.number("version", 1, 999_999),
        kinds(top),
        runs != null && runs.has("any") ? runs.number("any", 6, MOST_DIGITS) : 7,
        runs != null && runs.has("digit-by-digit")
            ? runs.number("digit-by-digit", 4, MOST_DIGITS)
            : 4,
        patterns(top),
        words(top),
        top.texts("harmless-words"),
        keep(top),
        audio(top));
  }

  private static Node node(String yaml, String source) {
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (node == null) {
        throw new Failure(Failure.Code.BAD_INPUT, source + " is empty. Write a policy into it.");
      }
      return node;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new Failure(
          Failure.Code.BAD_INPUT, source + " line " + line + ": " + e.getProblem() + ".", e);
    } catch (YAMLException e) {
      throw new Failure(Failure.Code.BAD_INPUT, source + " is no YAML: " + e.getMessage(), e);
    }
  }

  private static Map<SecretKind, MaskPolicy.KindRule> kinds(YamlFields top) {
    Map<SecretKind, MaskPolicy.KindRule> rules = new EnumMap<>(SecretKind.class);
    for (SecretKind kind : SecretKind.values()) {
      rules.put(kind, usual(kind));
    }
    top.mapping("kinds")
        .ifPresent(
            fields -> {
              fields.only(KINDS);
              for (String id : fields.keys()) {
                SecretKind kind = SecretKind.of(id).orElseThrow();
                rules.put(kind, rule(kind, fields.mapping(id).orElseThrow()));
              }
            });
    return rules;
  }

  private static MaskPolicy.KindRule usual(SecretKind kind) {
    return switch (kind) {
      case CARD, ACCOUNT, PHONE -> new MaskPolicy.KindRule(true, true, 4);
      case IDENTITY -> new MaskPolicy.KindRule(true, false, 4);
      case CODE, SECURITY_CODE, PIN -> new MaskPolicy.KindRule(true, false, 3);
      case NUMBER -> new MaskPolicy.KindRule(true, false, 6);
    };
  }

  private static MaskPolicy.KindRule rule(SecretKind kind, YamlFields fields) {
    fields.only(Set.of("mask", "last-four", "min-digits"));
    MaskPolicy.KindRule usual = usual(kind);
    boolean lastFour = fields.has("last-four") ? fields.truth("last-four") : usual.lastFour();
    if (lastFour && NO_LAST_FOUR.contains(kind)) {
      throw fields.wrong("last-four", "four digits of a code are all of it; it must be false");
    }
    return new MaskPolicy.KindRule(
        fields.has("mask") ? fields.truth("mask") : usual.masked(),
        lastFour,
        fields.has("min-digits") ? fields.number("min-digits", 2, MOST_DIGITS) : usual.minDigits());
  }

  private static List<MaskPolicy.NumberPattern> patterns(YamlFields top) {
    List<MaskPolicy.NumberPattern> patterns = new ArrayList<>();
    for (YamlFields fields : top.mappings("patterns")) {
      fields.only(Set.of("kind", "digits"));
      String id = fields.text("kind");
      SecretKind kind =
          SecretKind.of(id)
              .orElseThrow(() -> fields.wrong("kind", "'" + id + "' is no kind of secret"));
      String digits = fields.text("digits");
      try {
        Pattern pattern = Pattern.compile(digits);
        if (pattern.matcher("").matches()) {
          throw fields.wrong("digits", "'" + digits + "' matches no digits at all, too");
        }
        patterns.add(new MaskPolicy.NumberPattern(kind, pattern));
      } catch (PatternSyntaxException e) {
        throw fields.wrong(
            "digits", "'" + digits + "' is no regular expression: " + e.getDescription());
      }
    }
    return patterns;
  }

  private static Map<SecretKind, List<String>> words(YamlFields top) {
    Map<SecretKind, List<String>> words = new EnumMap<>(SecretKind.class);
    top.mapping("words")
        .ifPresent(
            fields -> {
              fields.only(KINDS);
              for (String id : fields.keys()) {
                words.put(SecretKind.of(id).orElseThrow(), fields.texts(id));
              }
            });
    return words;
  }

  private static Set<String> keep(YamlFields top) {
    Set<String> keep = new HashSet<>();
    for (String number : top.texts("keep")) {
      if (!number.matches("[0-9]{3,19}")) {
        throw top.wrong("keep", "'" + number + "' is not 3 to 19 digits in quotation marks");
      }
      keep.add(number);
    }
    return keep;
  }

  private static MaskPolicy.Audio audio(YamlFields top) {
    YamlFields fields = top.mapping("audio").orElse(null);
    if (fields == null) {
      return new MaskPolicy.Audio(150, true, false);
    }
    fields.only(Set.of("margin-millis", "mute", "without-transcript"));
    String mute = fields.has("mute") ? fields.text("mute") : "both-sides";
    if (!mute.equals("both-sides") && !mute.equals("speaker")) {
      throw fields.wrong("mute", "'" + mute + "' is neither both-sides nor speaker");
    }
    String untranscribed =
        fields.has("without-transcript") ? fields.text("without-transcript") : "silence";
    if (!untranscribed.equals("silence") && !untranscribed.equals("play")) {
      throw fields.wrong(
          "without-transcript", "'" + untranscribed + "' is neither silence nor play");
    }
    return new MaskPolicy.Audio(
        fields.has("margin-millis") ? fields.number("margin-millis", 0, 2_000) : 150,
        mute.equals("both-sides"),
        untranscribed.equals("play"));
  }
}
