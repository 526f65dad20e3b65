package io.branchline.speech.policy;

import io.branchline.warehouse.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of the YAML, whose complaints name file, line and field. */
final class YamlFields {

  private final String source;
  private final String path;
  private final Node place;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  YamlFields(String source, String path, Node node) {
    this.source = source;
    this.path = path;
    this.place = node;
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, path, "'key: value' lines were expected");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), path);
      if (values.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), name(key), "it is given twice; remove one");
      }
      keys.put(key, tuple.getKeyNode());
    }
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Failure wrong(Node node, String field, String complaint) {
    return new Failure(
        Failure.Code.BAD_INPUT,
        source
            + " line "
            + (node.getStartMark().getLine() + 1)
            + (field.isEmpty() ? "" : ", " + field)
            + ": "
            + complaint
            + ".");
  }

  Failure wrong(String key, String complaint) {
    return wrong(values.getOrDefault(key, place), name(key), complaint);
  }

  private String scalar(Node node, String field) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().strip();
    }
    throw wrong(node, field, "one word or number was expected");
  }

  Set<String> keys() {
    return keys.keySet();
  }

  /** Fails where there are fields that nobody knows. */
  void only(Set<String> allowed) {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!allowed.contains(key.getKey())) {
        throw wrong(
            key.getValue(),
            name(key.getKey()),
            "it is not known; known are " + String.join(", ", new TreeSet<>(allowed)));
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key) {
    Node node = values.get(key);
    if (node == null) {
      throw wrong(place, name(key), "it is missing");
    }
    return scalar(node, name(key));
  }

  int number(String key, int from, int to) {
    String text = text(key);
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= from && number <= to) {
        return number;
      }
    }
    throw wrong(key, "'" + text + "' is no whole number from " + from + " to " + to);
  }

  boolean truth(String key) {
    String text = text(key);
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, "'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }

  Optional<YamlFields> mapping(String key) {
    return Optional.ofNullable(values.get(key))
        .map(node -> new YamlFields(source, name(key), node));
  }

  List<YamlFields> mappings(String key) {
    List<YamlFields> all = new ArrayList<>();
    for (Node node : nodes(key)) {
      all.add(new YamlFields(source, name(key) + "[" + (all.size() + 1) + "]", node));
    }
    return all;
  }

  List<String> texts(String key) {
    return nodes(key).stream().map(node -> scalar(node, name(key))).toList();
  }

  private List<Node> nodes(String key) {
    @Nullable Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrong(key, "a list was expected, such as [one, two]");
  }
}
