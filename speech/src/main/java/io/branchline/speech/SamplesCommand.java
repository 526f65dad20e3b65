package io.branchline.speech;

import io.branchline.speech.samples.Attachment;
import io.branchline.speech.samples.Dialogue;
import io.branchline.speech.samples.SampleCalls;
import io.branchline.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes spoken sample calls. */
@Command(
    name = "samples",
    mixinStandardHelpOptions = true,
    description = {
      "Make sample calls: short bank dialogues, spoken by flite, telephone quality, agent left.",
      "What was made before from the same texts is kept."
    })
final class SamplesCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where they go.")
  Path folder;

  @Option(
      names = "--attach",
      description = "Give each to an answered call of the warehouse, by a sidecar.")
  boolean attach;

  @Override
  public Integer call() {
    SampleCalls.Result result = new SampleCalls(folder).make(Dialogue.all());
    String attached = "";
    if (attach) {
      try (Warehouse warehouse = Warehouse.open()) {
        int branches = new Attachment(warehouse).attach(result.samples());
        attached = String.format(Locale.ROOT, ", attached to calls of %d branches", branches);
      }
    }
    spec.commandLine()
        .getOut()
        .println(
            String.format(
                Locale.ROOT,
                "%d sample calls (%d made now), %.1f minutes, in %s%s",
                result.samples().size(),
                result.made(),
                result.millis() / 60_000.0,
                folder,
                attached));
    return 0;
  }
}
