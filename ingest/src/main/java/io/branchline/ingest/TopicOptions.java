package io.branchline.ingest;

import io.branchline.ingest.topic.Topic;
import io.branchline.warehouse.Failure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a Kafka topic. */
final class TopicOptions {

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Reads a Kafka topic, for ever; one broker, or several with commas between.")
  private @Nullable String servers;

  @Option(names = "--topic", paramLabel = "NAME", description = "The topic.")
  private @Nullable String name;

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description =
          "Settings of Kafka's client, such as security.protocol and sasl.jaas.config; what"
              + " stands in it is never printed.")
  private @Nullable Path settings;

  @Option(
      names = "--until-end",
      description = "Reads the topic once, to where it ends now, as a file is read.")
  private boolean untilEnd;

  /** Whether reading ends where the topic ends now. */
  boolean isUntilEnd() {
    return untilEnd;
  }

  /** The topic that is named; null if none is. */
  @Nullable Topic topic() {
    String named = name;
    String at = servers;
    if (at == null) {
      if (named != null || settings != null || untilEnd) {
        throw new Failure(
            Failure.Code.USAGE,
            "--topic, --kafka-properties and --until-end need --kafka HOST:PORT.");
      }
      return null;
    }
    if (named == null) {
      throw new Failure(
          Failure.Code.USAGE, "--kafka " + at + " needs the topic's name: --topic NAME");
    }
    return Topic.of(at, named, settings);
  }
}
