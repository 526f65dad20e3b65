package io.branchline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.audio.ChannelReader;
import io.branchline.speech.audio.WavFile;
import io.branchline.speech.bench.WordErrors;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.recognise.VoskRecogniser;
import io.branchline.speech.transcript.Word;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AdaptCommandTest {

  private static final String SPOKEN = "kestrel topaz annuity pays quarterly";
  private static final String TEXT =
      """
      The Kestrel Topaz annuity is new. Our annuity pays quarterly.
      Kestrel Topaz costs $49.50 a year. Kwikpay is free, Kwikpay is quick.
      """;

  @TempDir Path scratch;
  private Path text;

  @BeforeEach
  void writeText() throws IOException {
    text = Files.createDirectory(scratch.resolve("text"));
    Files.writeString(text.resolve("products.txt"), TEXT, StandardCharsets.UTF_8);
  }

  @Test
  void productNamesAreHeardBetterAfterwards() throws Exception {
    Path model = scratch.resolve("model");

    String printed = run(0, "--text", text.toString(), "--out", model.toString());

    assertThat(printed)
        .containsPattern("kwikpay +2  ")
        .contains("Use it: ./branchline transcribe DIR --model en=" + model);
    Path wav = say(SPOKEN);
    WordErrors before = errors(new Models(Home.current()).path("en"), wav);
    WordErrors after = errors(model, wav);
    assertThat(before.wrong()).isGreaterThan(after.wrong());
    assertThat(after.wrong()).isZero();
    assertThat(
            Files.isSameFile(
                model.resolve("am/final.mdl"),
                new Models(Home.current()).path("en").resolve("am/final.mdl")))
        .as("large files are shared")
        .isTrue();
    assertThat(new ModelFolder(model).name()).contains("-adapted-");
    assertThat(
            run(
                3,
                "--text",
                text.toString(),
                "--out",
                scratch.resolve("m2").toString(),
                "--base",
                model.toString()))
        .contains("is adapted already");
  }

  @Test
  void aModelThatExistsIsLeftAlone() {
    assertThat(run(3, "--text", text.toString(), "--out", scratch.toString()))
        .contains(scratch + " exists already. Name another folder, or delete it first.");
  }

  @Test
  void aFolderWithoutTextSaysWhatItTakes() throws IOException {
    Path empty = Files.createDirectory(scratch.resolve("empty"));

    assertThat(run(3, "--text", empty.toString(), "--out", scratch.resolve("m").toString()))
        .contains("There is no text in " + empty + ". It takes .txt files");
  }

  @Test
  void anotherEncodingIsNamedWithTheFile() throws IOException {
    Files.write(text.resolve("gb.txt"), "您好欢迎致电".getBytes(Charset.forName("GB18030")));

    assertThat(run(3, "--text", text.toString(), "--out", scratch.resolve("m").toString()))
        .contains("gb.txt is not UTF-8. Maybe convert it: iconv -f GB18030 -t UTF-8");
  }

  @Test
  void anotherLanguageIsNoticed() throws IOException {
    Path chinese = Files.createDirectory(scratch.resolve("zh"));
    Files.writeString(chinese.resolve("a.txt"), "您好，欢迎致电。请问有什么可以帮您？\n", StandardCharsets.UTF_8);

    assertThat(run(3, "--text", chinese.toString(), "--out", scratch.resolve("m").toString()))
        .contains("a.txt: the recogniser knows 0 of its 15 words. Maybe it is in another language");
  }

  @Test
  void aModelWhoseLanguageModelIsCompiledInIsRefused() throws IOException {
    Path base = scratch.resolve("static");
    for (String file : List.of("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")) {
      Files.createDirectories(base.resolve(file).getParent());
      Files.writeString(base.resolve(file), "", StandardCharsets.UTF_8);
    }

    assertThat(
            run(
                3,
                "--text",
                text.toString(),
                "--out",
                scratch.resolve("m").toString(),
                "--base",
                base.toString()))
        .contains("static cannot be adapted: it has no graph/Gr.fst");
  }

  private static String run(int status, String... args) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    CommandLine command = new CommandLine(new AdaptCommand()).setOut(out);
    command.setExecutionExceptionHandler(
        (e, line, rest) -> {
          out.println(e.getMessage());
          return e instanceof Failure failure ? failure.code().exitStatus() : 70;
        });
    assertThat(command.execute(args)).as("%s", printed).isEqualTo(status);
    return printed.toString();
  }

  private Path say(String words) throws IOException, InterruptedException {
    Path wav = scratch.resolve("said.wav");
    Process flite =
        new ProcessBuilder("flite", "-voice", "kal", "-t", words, "-o", wav.toString())
            .inheritIO()
            .start();
    assertThat(flite.waitFor()).isZero();
    return wav;
  }

  private WordErrors errors(Path model, Path wav) throws IOException {
    try (Recogniser recogniser =
            VoskRecogniser.load(new ModelFolder(model), new Models(Home.current()).prepared());
        ChannelReader audio = WavFile.read(wav).openChannel(0)) {
      List<Word> words = recogniser.recognise(audio, millis -> {}).words();
      return WordErrors.between(
          List.of(SPOKEN.split(" ", -1)), words.stream().map(Word::text).toList());
    }
  }
}
