package io.branchline.ingest.format;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a {@link Mapping} from YAML, and says plainly what is wrong with it. */
final class MappingFile {

  private final String name;

  private MappingFile(String name) {
    this.name = name;
  }

  /** The mapping of a name that ships with the program, or of a file. */
  static Mapping find(String nameOrFile) {
    String resource = "mappings/" + nameOrFile + ".yaml";
    if (nameOrFile.matches("[a-z0-9-]+")) {
      try (InputStream in = MappingFile.class.getResourceAsStream(resource)) {
        if (in != null) {
          return read(nameOrFile, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Path file = Path.of(nameOrFile);
    try {
      return read(nameOrFile, Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.USAGE,
          "There is no mapping '"
              + nameOrFile
              + "': neither a built-in one (anonymous-bank) nor a readable file.",
          e);
    }
  }

  static Mapping read(String name, String yaml) {
    return new MappingFile(name).mapping(yaml);
  }

  private Mapping mapping(String yaml) {
    Object document;
    try {
      document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (YAMLException e) {
      throw wrong("is not YAML: " + e.getMessage());
    }
    Map<?, ?> root = map(document, "the file");
    knownKeys(
        root,
        "the mapping",
        "name, delimiter, quote, columns, encoding, zone, branch, call, date, time, customer,"
            + " priority, queue, agent, ivr, wait, service, outcome");
    return new Mapping(
        name,
        character(text(root, "delimiter", "comma")),
        quote(text(root, "quote", "\"")),
        root.get("columns") == null ? List.of() : texts(root.get("columns"), "columns"),
        charset(text(root, "encoding", "UTF-8")),
        zone(required(root, "zone")),
        value(root, "branch", true),
        callId(map(need(root, "call"), "call")),
        root.get("date") == null ? null : day(map(root.get("date"), "date")),
        text(root, "time", "H:mm:ss"),
        value(root, "customer", false),
        value(root, "priority", false),
        value(root, "queue", false),
        value(root, "agent", false),
        phase(root, "ivr"),
        phase(root, "wait"),
        phase(root, "service"),
        outcomes(map(need(root, "outcome"), "outcome")));
  }

  private Mapping.CallId callId(Map<?, ?> map) {
    knownKeys(map, "call", "columns, separator");
    return new Mapping.CallId(
        texts(need(map, "columns"), "call.columns"), text(map, "separator", "-"));
  }

  private Mapping.Day day(Map<?, ?> map) {
    knownKeys(map, "date", "column, pattern");
    return new Mapping.Day(required(map, "column"), text(map, "pattern", "yyyy-MM-dd"));
  }

  private Mapping.@Nullable Phase phase(Map<?, ?> root, String key) {
    if (root.get(key) == null) {
      return null;
    }
    Map<?, ?> map = map(root.get(key), key);
    knownKeys(map, key, "start, end, seconds, absent");
    if (map.get("end") == null && map.get("seconds") == null) {
      throw wrong("gives '" + key + "' neither an end nor seconds");
    }
    return new Mapping.Phase(
        required(map, "start"),
        optional(map, "end"),
        optional(map, "seconds"),
        optional(map, "absent"));
  }

  private Mapping.Outcomes outcomes(Map<?, ?> map) {
    knownKeys(map, "outcome", "column, answered, hung_up, flowed_out, ignored");
    return new Mapping.Outcomes(
        required(map, "column"),
        set(map, "answered"),
        set(map, "hung_up"),
        set(map, "flowed_out"),
        set(map, "ignored"));
  }

  private Mapping.Value value(Map<?, ?> root, String key, boolean needed) {
    Object value = needed ? need(root, key) : root.get(key);
    if (value == null) {
      return Mapping.Value.none();
    }
    if (value instanceof Map<?, ?> map) {
      knownKeys(map, key, "column, empty");
      return new Mapping.Value(required(map, "column"), "", set(map, "empty"));
    }
    return new Mapping.Value(null, value.toString(), Set.of());
  }

  private Set<String> set(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? Set.of() : new HashSet<>(texts(value, key));
  }

  private List<String> texts(Object value, String where) {
    if (!(value instanceof List<?> list)) {
      throw wrong("has no list at '" + where + "' but: " + value);
    }
    List<String> texts = new ArrayList<>();
    for (Object item : list) {
      texts.add(String.valueOf(item));
    }
    return texts;
  }

  private Map<?, ?> map(@Nullable Object value, String where) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong("has no keys and values at '" + where + "' but: " + value);
  }

  private Object need(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw wrong("lacks '" + key + "'");
    }
    return value;
  }

  private String required(Map<?, ?> map, String key) {
    return need(map, key).toString();
  }

  private static @Nullable String optional(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? null : value.toString();
  }

  private static String text(Map<?, ?> map, String key, String otherwise) {
    Object value = map.get(key);
    return value == null ? otherwise : value.toString();
  }

  private void knownKeys(Map<?, ?> map, String where, String known) {
    Set<String> names = Set.of(known.split(", ", -1));
    for (Object key : map.keySet()) {
      if (!names.contains(String.valueOf(key))) {
        throw wrong("has '" + key + "' in " + where + ", which knows only " + known);
      }
    }
  }

  private ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw wrong("names the zone '" + id + "', which is not an IANA zone like Asia/Shanghai");
    }
  }

  private String charset(String charset) {
    try {
      return Charset.forName(charset).name();
    } catch (IllegalArgumentException e) {
      throw wrong("names the encoding '" + charset + "', which is unknown here");
    }
  }

  private char quote(String word) {
    return word.equals("none") ? DelimitedFields.NO_QUOTE : character(word);
  }

  private char character(String word) {
    return switch (word) {
      case "tab", "\t" -> '\t';
      case "comma" -> ',';
      case "semicolon" -> ';';
      case "pipe" -> '|';
      default -> {
        if (word.length() != 1) {
          throw wrong(
              "has '" + word + "' where one character (or tab, comma, semicolon, pipe) belongs");
        }
        yield word.charAt(0);
      }
    };
  }

  private Failure wrong(String what) {
    return new Failure(Failure.Code.BAD_INPUT, "Mapping '" + name + "' " + what + ".");
  }
}
