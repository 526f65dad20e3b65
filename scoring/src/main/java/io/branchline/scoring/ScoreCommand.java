package io.branchline.scoring;

import io.branchline.scoring.job.Days;
import io.branchline.scoring.job.Forms;
import io.branchline.scoring.job.Partition;
import io.branchline.scoring.job.Partitions;
import io.branchline.scoring.job.QualityPartition;
import io.branchline.scoring.job.ScorePartition;
import io.branchline.scoring.quality.CallScore;
import io.branchline.scoring.quality.Interval;
import io.branchline.scoring.quality.QualityScores;
import io.branchline.scoring.spark.Jobs;
import io.branchline.scoring.spark.SparkRun;
import io.branchline.warehouse.Warehouse;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Evaluates all transcribed calls by the rules and brings the quality scores up to date. */
@Command(
    name = "score",
    description = {
      "Evaluates all transcribed calls by the form's automatic questions and merges them with people's",
      "evaluations into quality scores. Publishes the unified bank form where there is none."
    },
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--form",
      description = "The form to score by; the one published last by default.")
  @Nullable String form;

  @Option(names = "--from", description = "First local day, such as 2026-10-01.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last local day, included.")
  @Nullable LocalDate to;

  @Option(names = "--lang", description = "en or zh.")
  String language = "en";

  @Option(names = "--master", description = "Spark's master (default: ${DEFAULT-VALUE}).")
  String master = SparkRun.LOCAL;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Days days = new Days(from, to);
    Instant now = Instant.now();
    boolean zh = language.startsWith("zh");
    try (Warehouse warehouse = Warehouse.open()) {
      Forms.Published published = new Forms(warehouse).current(Optional.ofNullable(form), now);
      Partitions partitions = new Partitions(warehouse);
      List<Partition> transcripts = partitions.transcripts(days);
      ScorePartition.Done done = ScorePartition.Done.NOTHING;
      long scores = 0;
      List<Partition> scored = partitions.quality();
      if (!transcripts.isEmpty() || !scored.isEmpty()) {
        try (SparkRun spark = new SparkRun("branchline score", master)) {
          Jobs jobs = new Jobs(spark, warehouse.config());
          done = jobs.score(transcripts, published.form(), published.row().formVersion(), now);
          scored = partitions.quality();
          scores = jobs.quality(scored);
        }
      }
      String name = published.form().form() + " " + published.row().formVersion();
      out.println(
          zh
              ? String.format(
                  Locale.ROOT,
                  "质检表 %s：已转写 %s 通，自动评分 %s 通，新增或变更 %s 条，更新得分 %s 行",
                  name,
                  Figures.count(done.transcribed()),
                  Figures.count(done.evaluated()),
                  Figures.count(done.written()),
                  Figures.count(scores))
              : String.format(
                  Locale.ROOT,
                  "Form %s: %s transcribed calls, %s evaluated, %s new or changed, %s quality scores updated",
                  name,
                  Figures.count(done.transcribed()),
                  Figures.count(done.evaluated()),
                  Figures.count(done.written()),
                  Figures.count(scores)));
      means(out, warehouse, scored, days, zh);
      if (done.behind() > 0) {
        out.println(
            zh
                ? Figures.count(done.behind()) + " 个答案仍按话题的旧规则得出：话题正在重新统计。请稍后再运行 ./branchline score"
                : Figures.count(done.behind())
                    + " answers are by a category's earlier rule: it is being counted anew."
                    + " Run ./branchline score again soon");
      }
      if (done.transcribed() == 0) {
        out.println(
            zh
                ? "还没有转写的通话。先运行：./branchline transcribe DIR"
                : "No call is transcribed yet. First run: ./branchline transcribe DIR");
      }
    }
    return 0;
  }

  private static void means(
      PrintWriter out, Warehouse warehouse, List<Partition> partitions, Days days, boolean zh) {
    Map<String, List<CallScore>> byBranch = new TreeMap<>();
    for (Partition partition : partitions) {
      for (CallScore call :
          QualityScores.unified(QualityPartition.evaluations(warehouse, partition))) {
        if (!call.localDate().isBefore(days.first()) && !call.localDate().isAfter(days.last())) {
          byBranch
              .computeIfAbsent(
                  partition.branch() + " · " + call.form() + " " + call.formVersion(),
                  any -> new ArrayList<>())
              .add(call);
        }
      }
    }
    if (byBranch.isEmpty()) {
      return;
    }
    TextTable table =
        new TextTable(
            1,
            zh
                ? List.of("机构 · 质检表", "通话", "人工", "平均分", "95% 区间", "一票否决")
                : List.of(
                    "Branch · form", "Calls", "By people", "Mean", "95 % interval", "Critical"));
    byBranch.forEach(
        (name, calls) -> {
          List<Double> scores = calls.stream().map(CallScore::score).toList();
          table.row(
              List.of(
                  name,
                  Figures.count(calls.size()),
                  Figures.count(calls.stream().filter(CallScore::manual).count()),
                  Figures.score(Interval.mean(scores)),
                  Interval.of(scores)
                      .map(i -> Figures.score(i.low()) + " – " + Figures.score(i.high()))
                      .orElse("–"),
                  Figures.count(calls.stream().filter(CallScore::criticalFailed).count())));
        });
    table.print(out);
  }
}
