package io.branchline.scoring.form;

import io.branchline.scoring.form.Rule.Window;
import io.branchline.warehouse.table.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML of a form. Each fault names section, question, value and remedy in one line. */
final class FormParser {

  private static final double ALL = 100;
  private static final double ROUNDING = 1e-6;
  private static final Set<String> SIDES = Set.of("agent", "customer");
  private static final Set<String> RULES =
      Set.of(
          "phrase",
          "forbidden_phrase",
          "longest_silence",
          "silence_share",
          "overtalk_share",
          "speaking_rate",
          "category");
  private static final Set<String> ANSWERS = Set.of("yes", "no", Question.NOT_APPLICABLE);

  private final String source;
  private final Set<String> questionIds = new HashSet<>();

  FormParser(String source) {
    this.source = source;
  }

  EvaluationForm parse(String yaml) {
    Fields top = Fields.of("Form " + source, load(yaml));
    String id = top.id("form");
    top = top.at("Form '" + id + "' (" + source + ")");
    Text title = top.bilingual("title");
    Weights weights =
        Weights.valueOf(
            top.word("weights", "percent", Set.of("percent", "points")).toUpperCase(Locale.ROOT));
    int minimum =
        top.has("automatic_minimum_seconds")
            ? (int) top.number("automatic_minimum_seconds", 0, 3600)
            : 0;
    List<Section> sections = new ArrayList<>();
    Set<String> sectionIds = new HashSet<>();
    int number = 0;
    for (Object node : top.list("sections")) {
      number++;
      Section section = section(Fields.of(top.place() + ", section " + number, node), weights);
      if (!sectionIds.add(section.id())) {
        throw top.wrong(
            "two sections are called '" + section.id() + "'. Give each an id of its own");
      }
      sections.add(section);
    }
    top.nothingElse();
    if (weights == Weights.PERCENT) {
      addUp(top, "the sections' weights", sections, Section::weight, Section::id);
    }
    return new EvaluationForm(id, title, weights, minimum, sections);
  }

  private Section section(Fields fields, Weights weights) {
    String id = fields.id("id");
    Fields named = fields.at("Form " + source + ", section '" + id + "'");
    Text title = named.bilingual("title");
    double weight = named.weight();
    List<Question> questions = new ArrayList<>();
    int number = 0;
    for (Object node : named.list("questions")) {
      number++;
      questions.add(question(Fields.of(named.place() + ", question " + number, node), named));
    }
    named.nothingElse();
    if (weights == Weights.PERCENT) {
      addUp(named, "the questions' weights", questions, Question::weight, Question::id);
    }
    return new Section(id, title, weight, questions);
  }

  private static <T> void addUp(
      Fields fields,
      String what,
      List<T> parts,
      ToDoubleFunction<T> weight,
      Function<T, String> id) {
    double sum = parts.stream().mapToDouble(weight).sum();
    if (Math.abs(sum - ALL) > ROUNDING) {
      String each =
          parts.stream()
              .map(part -> id.apply(part) + " " + Fields.trim(weight.applyAsDouble(part)))
              .collect(Collectors.joining(", "));
      double off = Math.rint((ALL - sum) * 1e6) / 1e6;
      throw fields.wrong(
          what
              + " add up to "
              + Fields.trim(Math.rint(sum * 1e6) / 1e6)
              + ", not 100 ("
              + each
              + "). "
              + (off > 0 ? "Add " + Fields.trim(off) : "Take away " + Fields.trim(-off))
              + ", or write 'weights: points' at the top of the form");
    }
  }

  private Question question(Fields fields, Fields section) {
    String id = fields.id("id");
    Fields named = fields.at(section.place() + ", question '" + id + "'");
    if (!questionIds.add(id)) {
      throw named.wrong("the id is used twice in this form. Give each question an id of its own");
    }
    Text title = named.bilingual("title");
    Text guidance = named.has("guidance") ? named.bilingual("guidance") : Text.NONE;
    double weight = named.weight();
    boolean scale = named.word("answer", "yes_no", Set.of("yes_no", "scale")).equals("scale");
    List<Level> levels = scale ? levels(named) : List.of(Level.YES, Level.NO);
    boolean notApplicable = named.flag("not_applicable");
    boolean critical = named.flag("critical");
    if (critical && levels.stream().noneMatch(level -> level.share() == 0)) {
      throw named.wrong("it is critical but no answer earns 0. Give one level 'points: 0'");
    }
    Rule rule =
        named.has("automatic")
            ? rule(Fields.of(named.place() + ", automatic", named.raw("automatic")))
            : null;
    if (rule != null && scale) {
      throw named.wrong("an automatic question is yes or no. Write 'answer: yes_no'");
    }
    named.nothingElse();
    return new Question(id, title, guidance, weight, levels, notApplicable, critical, rule);
  }

  private static List<Level> levels(Fields question) {
    List<Level> levels = new ArrayList<>();
    Set<String> values = new HashSet<>();
    int number = 0;
    for (Object node : question.list("levels")) {
      number++;
      Fields fields = Fields.of(question.place() + ", level " + number, node);
      String value = fields.id("value");
      if (value.equals(Question.NOT_APPLICABLE) || !values.add(value)) {
        throw fields.wrong("the value '" + value + "' is taken. Give each level one of its own");
      }
      levels.add(
          new Level(value, fields.bilingual("title"), fields.number("points", 0, ALL) / ALL));
      fields.nothingElse();
    }
    if (levels.size() < 2) {
      throw question.wrong("a scale needs at least two levels but has " + levels.size());
    }
    return levels;
  }

  private static Rule rule(Fields fields) {
    Rule rule =
        switch (fields.word("rule", fields.has("category") ? "category" : null, RULES)) {
          case "phrase" ->
              new Rule.Said(
                  side(fields),
                  window(fields),
                  fields.textsByLanguage("phrases"),
                  fields.has("word_errors") ? (int) fields.number("word_errors", 0, 2) : 0,
                  fields.word("otherwise", "no", Set.of("no", Question.NOT_APPLICABLE)));
          case "forbidden_phrase" ->
              new Rule.NotSaid(side(fields), fields.textsByLanguage("phrases"));
          case "longest_silence" ->
              new Rule.LongestSilence(seconds(fields.number("at_most_seconds", 0, 3600)));
          case "silence_share" -> new Rule.SilenceShare(fields.number("at_most", 0, 1));
          case "overtalk_share" -> new Rule.OvertalkShare(fields.number("at_most", 0, 1));
          case "category" -> category(fields);
          default -> speakingRate(fields);
        };
    fields.nothingElse();
    return rule;
  }

  private static Rule category(Fields fields) {
    String category = fields.id("category");
    String found = fields.word("found", "yes", ANSWERS);
    String otherwise = fields.word("otherwise", found.equals("no") ? "yes" : "no", ANSWERS);
    if (found.equals(otherwise)) {
      throw fields.wrong(
          "'found' and 'otherwise' are both '"
              + found
              + "'. Give calls in the category another answer than the others");
    }
    return new Rule.InCategory(category, found, otherwise);
  }

  private static Rule speakingRate(Fields fields) {
    Map<String, Rule.Rates> byLanguage = new TreeMap<>();
    fields
        .mappings("per_minute")
        .forEach(
            (language, rates) -> {
              double from = rates.number("from", 0, 1000);
              double to = rates.number("to", 0, 1000);
              rates.nothingElse();
              if (from > to) {
                throw rates.wrong(
                    "from "
                        + Fields.trim(from)
                        + " is above to "
                        + Fields.trim(to)
                        + ". Swap them");
              }
              byLanguage.put(language, new Rule.Rates(from, to));
            });
    return new Rule.SpeakingRate(side(fields), byLanguage);
  }

  private static Side side(Fields fields) {
    return Side.valueOf(fields.word("side", "agent", SIDES).toUpperCase(Locale.ROOT));
  }

  private static Window window(Fields fields) {
    boolean first = fields.has("within_first_seconds");
    boolean last = fields.has("within_last_seconds");
    if (first && last) {
      throw fields.wrong(
          "it has both within_first_seconds and within_last_seconds. Keep the one that is meant");
    }
    if (first) {
      return new Window.First(seconds(fields.number("within_first_seconds", 0, 86_400)));
    }
    return last
        ? new Window.Last(seconds(fields.number("within_last_seconds", 0, 86_400)))
        : new Window.Anywhere();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private @Nullable Object load(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(20);
    try {
      return new Yaml(new SafeConstructor(options)).load(yaml);
    } catch (MarkedYAMLException e) {
      String where =
          e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
      throw Fields.wrong(
          "Form " + source + where, "this is not YAML: " + e.getProblem() + ". Mend that line");
    } catch (YAMLException e) {
      throw Fields.wrong(
          "Form " + source,
          "this is not YAML: " + e.getMessage() + ". Is it a text file in UTF-8?");
    }
  }
}
