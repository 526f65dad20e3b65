package io.branchline.ingest.topic;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * A topic, and how to reach it. What stands in the settings (passwords among it) is never shown.
 *
 * @param servers brokers to ask first: {@code host:port}, several with commas between
 * @param name the topic's name
 * @param settings of Kafka's client, such as {@code security.protocol}
 */
public record Topic(String servers, String name, Map<String, String> settings)
    implements Serializable {

  private static final Pattern SERVERS = Pattern.compile("[^\\s,:]+:\\d+(,[^\\s,:]+:\\d+)*");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]+]:\\d+");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern SETTING = Pattern.compile("configuration \"?([\\w.]+)");
  private static final String GROUP = "branchline";

  /** Checks the words and the settings; nothing is asked of the brokers yet. */
  public Topic {
    requireNonNull(servers, "servers is null");
    requireNonNull(name, "name is null");
    settings = Map.copyOf(settings);
    if (!SERVERS.matcher(servers).matches() && !IPV6.matcher(servers).matches()) {
      throw new Failure(
          Failure.Code.USAGE,
          "--kafka '" + servers + "' is not HOST:PORT, or several with commas between.");
    }
    if (!NAME.matcher(name).matches()) {
      throw new Failure(
          Failure.Code.USAGE,
          "--topic '" + name + "' is not a topic's name: letters, digits, '.', '_' and '-'.");
    }
  }

  /** A topic with the settings of a properties file, if one is named. */
  public static Topic of(String servers, String name, @Nullable Path settings) {
    Topic topic = new Topic(servers, name, settings == null ? Map.of() : read(settings));
    try {
      new ConsumerConfig(topic.client());
    } catch (ConfigException e) {
      // without its cause: that one shows the value
      Matcher matcher = SETTING.matcher(String.valueOf(e.getMessage()));
      throw new Failure(
          Failure.Code.BAD_INPUT,
          matcher.find()
              ? "The value of '" + matcher.group(1) + "' in " + settings + " is not one for Kafka."
              : "Kafka cannot use what " + (settings == null ? servers : settings) + " says.");
    }
    return topic;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Failure(
          Failure.Code.BAD_INPUT,
          "--kafka-properties " + file + " is not a file of KEY=VALUE lines that can be read.");
    }
    Map<String, String> settings = new HashMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString().strip()));
    return settings;
  }

  /** What Kafka's consumer is given: the settings, and the house's own for what they leave out. */
  public Properties client() {
    Properties client = new Properties();
    client.put(CommonClientConfigs.GROUP_ID_CONFIG, GROUP);
    // a message of a transaction that was given up never happened
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.putAll(settings);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
    client.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    client.put(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return client;
  }

  /** The consumer group whose offsets tell monitors how far reading is. */
  public String group() {
    return settings.getOrDefault(CommonClientConfigs.GROUP_ID_CONFIG, GROUP);
  }

  /** How a partition is called in events and dead letters. */
  public String source(int partition) {
    return "kafka:" + name + "/" + partition;
  }

  /** How the first partitions are called. */
  public List<String> sources(int partitions) {
    return IntStream.range(0, partitions).mapToObj(this::source).toList();
  }

  @Override
  public String toString() {
    return name + " at " + servers;
  }
}
