package io.branchline.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.table.Branch;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallOutcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as the launcher forks them: a process, its output, its exit status. */
final class MainIT {

  private static TestingWarehouse testing;
  @TempDir Path folder;

  record Run(int status, String out, String err) {}

  @BeforeAll
  static void start() {
    testing = TestingWarehouse.start();
    Instant noon = Instant.parse("2026-10-05T04:00:00Z");
    testing
        .client()
        .write(Branch.class, List.of(new Branch("b1", "Shanghai", "上海", "", "Asia/Shanghai", 1)));
    testing
        .client()
        .write(
            Call.class,
            List.of(
                new Call(
                    "c1",
                    "b1",
                    "cards",
                    "a1",
                    "",
                    0,
                    CallOutcome.ANSWERED,
                    noon,
                    noon,
                    noon,
                    noon,
                    0,
                    8_000,
                    0,
                    60_000,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    "test",
                    1,
                    false),
                new Call(
                    "c2",
                    "b1",
                    "cards",
                    "",
                    "",
                    0,
                    CallOutcome.ABANDONED,
                    noon,
                    noon,
                    null,
                    noon,
                    0,
                    3_000,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    "test",
                    1,
                    false)));
  }

  @AfterAll
  static void stop() {
    testing.close();
  }

  private Run run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "BRANCHLINE_CLICKHOUSE_URL", testing.config().url().toString(),
                "BRANCHLINE_CLICKHOUSE_USER", testing.config().user(),
                "BRANCHLINE_CLICKHOUSE_PASSWORD", testing.config().password(),
                "BRANCHLINE_CLICKHOUSE_DATABASE", testing.config().database()));
    int status = builder.start().waitFor();
    return new Run(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @Test
  void kpiCountsAndPrintsTheFormulaBesideTheFigure() throws Exception {
    Run run = run("kpi", "--formulas");
    assertThat(run.err()).doesNotContain("branchline:").doesNotContain("ERROR");
    assertThat(run.status()).isZero();
    assertThat(run.out().replaceAll(" +", " "))
        .contains("2 calls counted into 1 half-hour rows")
        .contains(
            "Service level V3 of offered to a queue: answered ≤ 20 s / (answered + abandoned)")
        .contains(
            "b1 2 1 1 1 50.000 % 100.000 % 100.000 % 50.000 % 100.000 % 100.000 % 100.000 % 8.0 60.0 –");
    Run chinese = run("kpi", "--stored", "--formulas", "--by", "day", "--lang", "zh");
    assertThat(chinese.err()).isEmpty();
    assertThat(chinese.out()).contains("接通率").contains("占进队量").contains("2026-10-05");
  }

  @Test
  void whatTheUserGotWrongIsOneLine() throws Exception {
    Path form = folder.resolve("form.yaml");
    Files.writeString(
        form,
        io.branchline.scoring.job.Forms.defaultYaml()
            .replace("weight: 30\n    questions", "weight: 25\n    questions"),
        UTF_8);
    Run wrong = run("form", "validate", form.toString());
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err())
        .isEqualTo(
            "branchline: Form 'bank-service' ("
                + form
                + "): the sections' weights add up to 95, not 100 (opening 15, identity 20, service 25, resolution 20, closing 15)."
                + " Add 5, or write 'weights: points' at the top of the form.\n");
    Run missing = run("form", "publish", folder.resolve("none.yaml").toString());
    assertThat(missing.status()).isEqualTo(3);
    assertThat(missing.err()).contains("Name an existing YAML file.").hasLineCount(1);
    Run by = run("kpi", "--by", "weekday");
    assertThat(by.status()).isEqualTo(2);
    assertThat(by.err()).contains("KPIs by 'weekday' do not exist.");
  }

  @Test
  void formsAndSettingsArePublishedShownAndKept() throws Exception {
    assertThat(run("form", "publish").out())
        .isEqualTo(
            "Published 'bank-service' version 1: 5 sections, 13 questions, 9 automatic, 2 critical\n");
    assertThat(run("form", "publish").out())
        .startsWith("Already published: 'bank-service' version 1");
    assertThat(run("form", "show", "--lang", "zh").out()).contains("身份核实").contains("[一票否决]");
    assertThat(run("form", "list").out()).contains("bank-service").contains("银行统一服务质检表");
    Run setting = run("setting", "service-level", "--formula", "V2");
    assertThat(setting.out()).contains("service_level version 1").contains("* V2 answered_only");
    Run score = run("score");
    assertThat(score.err()).isEmpty();
    assertThat(score.out()).contains("No call is transcribed yet.");
  }
}
