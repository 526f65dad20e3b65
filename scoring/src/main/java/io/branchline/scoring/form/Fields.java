package io.branchline.scoring.form;

import io.branchline.warehouse.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A mapping of the YAML and where it stands, so that every complaint can name its place. */
final class Fields {

  private final String place;
  private final Map<?, ?> map;
  private final Set<String> asked = new TreeSet<>();

  private Fields(String place, Map<?, ?> map) {
    this.place = place;
    this.map = map;
  }

  static Fields of(String place, @Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      return new Fields(place, map);
    }
    throw wrong(
        place, "expected 'key: value' lines but found " + shown(node) + ". Write one key a line");
  }

  /** The same mapping under a better name, once its id is known. */
  Fields at(String better) {
    Fields renamed = new Fields(better, map);
    renamed.asked.addAll(asked);
    return renamed;
  }

  String place() {
    return place;
  }

  Failure wrong(String complaint) {
    return wrong(place, complaint);
  }

  static Failure wrong(String place, String complaint) {
    return new Failure(Failure.Code.BAD_INPUT, place + ": " + complaint + ".");
  }

  boolean has(String key) {
    asked.add(key);
    return map.containsKey(key);
  }

  @Nullable Object raw(String key) {
    asked.add(key);
    return map.get(key);
  }

  String text(String key) {
    Object value = raw(key);
    if (value == null || value instanceof Map || value instanceof List) {
      throw wrong("'" + key + "' is " + shown(value) + ". Give it a word");
    }
    return plain(value).strip();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** One of a few words. */
  String word(String key, @Nullable String otherwise, Set<String> allowed) {
    String value = otherwise == null ? text(key) : text(key, otherwise);
    if (!allowed.contains(value)) {
      throw wrong("'" + key + ": " + value + "' is not known. Use one of: " + listed(allowed));
    }
    return value;
  }

  /** A short name made of lower-case letters, digits, '-' and '_'. */
  String id(String key) {
    String value = text(key);
    if (!value.matches("[a-z0-9][a-z0-9_-]{0,63}")) {
      throw wrong(
          "'"
              + key
              + ": "
              + value
              + "' is not a short name. Use lower-case letters, digits, '-' and '_'");
    }
    return value;
  }

  double number(String key, double from, double to) {
    Object value = raw(key);
    if (value instanceof Number number) {
      double given = number.doubleValue();
      if (given >= from && given <= to) {
        return given;
      }
    }
    throw wrong(
        "'"
            + key
            + "' is "
            + shown(value)
            + ". Give it a number from "
            + trim(from)
            + " to "
            + trim(to));
  }

  /** A weight: a number above 0. */
  double weight() {
    Object value = raw("weight");
    if (value instanceof Number number
        && number.doubleValue() > 0
        && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong("weight is " + shown(value) + ". Give it a number above 0");
  }

  boolean flag(String key) {
    if (!has(key)) {
      return false;
    }
    Object value = raw(key);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("'" + key + "' is " + shown(value) + ". Write true or false");
  }

  Text bilingual(String key) {
    Fields texts = of(place + ", " + key, raw(key));
    Text text = new Text(texts.text("en"), texts.text("zh"));
    texts.nothingElse();
    return text;
  }

  List<Object> list(String key) {
    Object value = raw(key);
    if (value instanceof List<?> list && !list.isEmpty()) {
      return new ArrayList<>(list);
    }
    throw wrong("'" + key + "' is " + shown(value) + ". Give it a list with at least one entry");
  }

  /** Language to a list of texts. */
  Map<String, List<String>> textsByLanguage(String key) {
    Fields languages = of(place + ", " + key, raw(key));
    Map<String, List<String>> result = new LinkedHashMap<>();
    for (Object language : languages.map.keySet()) {
      String name = String.valueOf(language);
      List<String> texts = new ArrayList<>();
      for (Object text : languages.list(name)) {
        String phrase = text == null ? "" : plain(text).strip();
        if (phrase.isEmpty()) {
          throw languages.wrong(
              "a phrase in '" + name + "' is empty. Write its words or remove it");
        }
        texts.add(phrase);
      }
      result.put(name, texts);
    }
    if (result.isEmpty()) {
      throw wrong("'" + key + "' is empty. Give phrases for at least one language, such as en");
    }
    return result;
  }

  /** Name to mapping, at least one. */
  Map<String, Fields> mappings(String key) {
    Fields all = of(place + ", " + key, raw(key));
    Map<String, Fields> result = new LinkedHashMap<>();
    for (Object name : all.map.keySet()) {
      result.put(
          String.valueOf(name), of(all.place + " '" + name + "'", all.raw(String.valueOf(name))));
    }
    if (result.isEmpty()) {
      throw wrong("'" + key + "' is empty. Give it at least one entry, such as en");
    }
    return result;
  }

  /** Refuses keys that nobody asked for: a misspelt key must not pass silently. */
  void nothingElse() {
    for (Object key : map.keySet()) {
      if (!asked.contains(String.valueOf(key))) {
        throw wrong("'" + key + "' is not a key here. Maybe one of: " + listed(asked));
      }
    }
  }

  static String shown(@Nullable Object value) {
    if (value == null) {
      return "missing";
    }
    if (value instanceof Map) {
      return "a mapping";
    }
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "an empty list" : "a list";
    }
    String text = plain(value);
    return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
  }

  static String trim(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** YAML 1.1 reads yes and no as true and false: give the words back. */
  private static String plain(Object value) {
    return value instanceof Boolean flag ? (flag ? "yes" : "no") : String.valueOf(value);
  }

  private static String listed(Set<String> words) {
    return String.join(", ", new TreeSet<>(words));
  }
}
