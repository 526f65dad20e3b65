package io.branchline.speech.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

  @TempDir Path folder;
  private Path archive;
  private Models models;

  @BeforeEach
  void pack() throws IOException {
    archive = folder.resolve("tiny-model-1.0.aar");
    Map<String, String> files =
        new TreeMap<>(
            Map.of(
                "R.txt", "",
                "assets/model/am/final.mdl", "model",
                "assets/model/conf/mfcc.conf", "--sample-frequency=16000\n--dither=1\n",
                "assets/model/conf/model.conf",
                    "--beam=10.0\n--endpoint.rule5.min-utterance-length=20\n",
                "assets/model/graph/HCLr.fst", "graph"));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    models = new Models(new Home(folder.resolve("home")));
  }

  @Test
  void unpacksTheModelWithinTheArchive() {
    assertThat(models.install("en", archive)).isEqualTo(Models.Installed.NEW);

    assertThat(models.path("en").resolve("graph/HCLr.fst")).hasContent("graph");
    assertThat(models.path("en").resolve("R.txt")).doesNotExist();
    assertThat(new ModelFolder(models.path("en")).name()).isEqualTo("tiny-model-1.0");
    assertThat(models.install("en", archive)).isEqualTo(Models.Installed.PRESENT);
  }

  @Test
  void aHalfUnpackedModelIsRepaired() throws IOException {
    models.install("en", archive);
    Files.writeString(models.path("en").resolve("am/final.mdl"), "mo", StandardCharsets.UTF_8);

    assertThat(models.install("en", archive)).isEqualTo(Models.Installed.REPAIRED);

    assertThat(models.path("en").resolve("am/final.mdl")).hasContent("model");
  }

  @Test
  void aTruncatedArchiveIsNamedAndLeavesNothing() throws IOException {
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> models.install("en", archive))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot unpack the speech model " + archive)
        .hasMessageEndingWith("Maybe the download was cut short: delete it and fetch it again.");
    assertThat(models.path("en")).doesNotExist();
  }

  @Test
  void telephoneSettingsAreCorrectedInACopyOnly() {
    models.install("en", archive);
    ModelFolder model = new ModelFolder(models.path("en"));

    Path prepared = model.prepare(models.prepared());

    assertThat(prepared.resolve("conf/mfcc.conf"))
        .hasContent(
            "--sample-frequency=16000\n--allow-downsample=true\n--allow-upsample=true\n--dither=0\n");
    assertThat(prepared.resolve("conf/model.conf"))
        .hasContent("--beam=10.0\n--endpoint.rule5.min-utterance-length=60\n");
    assertThat(prepared.resolve("graph/HCLr.fst")).hasContent("graph");
    assertThat(model.path().resolve("conf/mfcc.conf")).content().contains("--dither=1");
    assertThat(model.prepare(models.prepared())).isEqualTo(prepared);
  }

  @Test
  void aModelWhoseGraphCannotBePutTogetherIsUsedAsItIs() {
    models.install("en", archive);

    Path prepared = new ModelFolder(models.path("en")).prepareFast(models.prepared());

    assertThat(prepared.resolve("graph/HCLr.fst")).hasContent("graph");
    assertThat(prepared.resolve("graph/HCLG.fst")).doesNotExist();
    assertThat(prepared.resolve("conf/model.conf")).content().contains("--frames-per-chunk=51");
  }

  @Test
  void copiesOfModelsThatAreGoneAndHalfCopiesAreDeleted() throws IOException {
    models.install("en", archive);
    models.install("de", archive);
    Path gone = new ModelFolder(models.path("de")).prepare(models.prepared());
    Models.deleteTree(models.path("de"));
    Path killed = Files.createDirectories(models.prepared().resolve("part-123/graph"));

    Path kept = new ModelFolder(models.path("en")).prepare(models.prepared());

    assertThat(gone).doesNotExist();
    assertThat(killed).doesNotExist();
    assertThat(kept.resolve("am/final.mdl")).hasContent("model");
  }

  @Test
  void anotherLanguageModelInTheSameFolderGetsACopyOfItsOwn() throws IOException {
    models.install("en", archive);
    ModelFolder model = new ModelFolder(models.path("en"));
    Path before = model.prepareFast(models.prepared());
    Files.writeString(
        model.path().resolve("graph/HCLr.fst"), "other graph", StandardCharsets.UTF_8);

    assertThat(model.prepareFast(models.prepared())).isNotEqualTo(before);
  }

  @Test
  void workersThatStartTogetherShareOneCopy() {
    models.install("en", archive);
    ModelFolder model = new ModelFolder(models.path("en"));
    for (int round = 0; round < 20; round++) {
      Path copies = folder.resolve("copies-" + round);
      assertThat(
              IntStream.range(0, 16)
                  .parallel()
                  .mapToObj(worker -> model.prepare(copies).resolve("am/final.mdl"))
                  .filter(Files::isRegularFile)
                  .count())
          .isEqualTo(16);
      assertThat(copies).isDirectoryNotContaining("glob:**part-*");
    }
  }

  @Test
  void aFolderThatIsNoModelIsNamed() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));

    assertThatThrownBy(() -> new ModelFolder(other))
        .isInstanceOf(Failure.class)
        .hasMessage(
            other + " is not a Vosk model: it has no am/final.mdl. Maybe name the folder within?");
  }
}
