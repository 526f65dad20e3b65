package io.branchline.speech;

import io.branchline.speech.audio.AudioFile;
import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.bench.ReferenceCorpus;
import io.branchline.speech.detect.Segment;
import io.branchline.speech.detect.SpeechSegments;
import io.branchline.speech.transcript.Measures;
import io.branchline.speech.transcript.Recognition;
import io.branchline.speech.transcript.Span;
import io.branchline.speech.transcript.Spans;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is measured on the audio beside what the segments of human transcripts give. */
@Command(
    name = "measures",
    mixinStandardHelpOptions = true,
    description = {
      "Measure transcribed calls twice: from the speech that is detected, and from the segments",
      "that people transcribed. Seconds; detected / human."
    })
final class BenchMeasuresCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--reference", required = true, paramLabel = "DIR")
  Path reference;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "call                 agent talk   customer talk       silence      overtalk   longest silence");
    for (ReferenceCorpus.Call call : ReferenceCorpus.read(reference)) {
      Recognition agent = heard(call.agent(), call.agentDelayMillis());
      Recognition customer = heard(call.customer(), call.customerDelayMillis());
      Measures ours = Measures.of(agent, customer, "en");
      Measures theirs =
          Measures.of(
              human(call, Side.AGENT, agent.endMillis()),
              human(call, Side.CUSTOMER, customer.endMillis()),
              "en");
      out.println(
          String.format(
              Locale.ROOT,
              "%-17s  %5.1f / %5.1f   %5.1f / %5.1f   %5.1f / %5.1f   %4.1f / %4.1f   %4.1f / %4.1f",
              call.id(),
              ours.agentTalkMillis() / 1000.0,
              theirs.agentTalkMillis() / 1000.0,
              ours.customerTalkMillis() / 1000.0,
              theirs.customerTalkMillis() / 1000.0,
              ours.silenceMillis() / 1000.0,
              theirs.silenceMillis() / 1000.0,
              ours.overtalkMillis() / 1000.0,
              theirs.overtalkMillis() / 1000.0,
              ours.longestSilenceMillis() / 1000.0,
              theirs.longestSilenceMillis() / 1000.0));
    }
    return 0;
  }

  private static Recognition heard(Path file, long delayMillis) {
    try (ChannelReader audio = AudioFile.read(file).openChannel(0)) {
      SpeechSegments segments = new SpeechSegments(audio, millis -> {});
      Segment segment = segments.next();
      while (segment != null) {
        segment = segments.next();
      }
      return new Recognition(List.of(), segments.speech(), segments.endMillis())
          .delayedBy(delayMillis);
    } catch (IOException e) {
      throw new Failure(Failure.Code.BAD_INPUT, file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Segments in which words were heard, not those that say nothing but [noise]. */
  private static Recognition human(ReferenceCorpus.Call call, Side side, long endMillis) {
    List<Span> spans =
        call.segments().stream()
            .filter(segment -> segment.side() == side)
            .filter(segment -> !segment.text().replaceAll("\\[[^]]*]|<[^>]*>", "").isBlank())
            .map(segment -> new Span(segment.startMillis(), segment.endMillis()))
            .sorted(Comparator.comparingLong(Span::startMillis))
            .toList();
    return new Recognition(List.of(), Spans.of(spans).list(), endMillis);
  }
}
