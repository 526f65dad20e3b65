package io.branchline.speech.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.speech.adapt.TestingModels;
import io.branchline.speech.graph.NgramFile;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckTest {

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text, StandardCharsets.UTF_8);
  }

  private void model(String words) throws IOException {
    write("am/final.mdl", "");
    write("conf/mfcc.conf", "--use-energy=false\n--sample-frequency=16000\n");
    write("conf/model.conf", "--endpoint.rule5.min-utterance-length=20\n");
    write("graph/HCLG.fst", "");
    write("graph/words.txt", words);
  }

  private List<String> bad(String language) {
    return ModelCheck.of(folder, language).stream()
        .filter(finding -> finding.state() == ModelCheck.State.BAD)
        .map(ModelCheck.Finding::line)
        .toList();
  }

  @Test
  void aChineseModelIsGoodForChinese() throws IOException {
    model("<eps> 0\n您好 1\n信用卡 2\nok 3\n");

    assertThat(bad("zh-CN")).isEmpty();
    assertThat(ModelCheck.of(folder, "zh"))
        .extracting(ModelCheck.Finding::line)
        .contains(
            "conf/mfcc.conf --allow-upsample=(not set), corrected to true in a copy",
            "conf/mfcc.conf --dither=(not set), corrected to 0 in a copy",
            "conf/model.conf --endpoint.rule5.min-utterance-length=20, corrected to 60 in a copy",
            "vocabulary of 2 Chinese and 1 Latin words");
  }

  @Test
  void aModelOfAnotherLanguageIsNoticed() throws IOException {
    model("hello 1\ncard 2\n");

    assertThat(bad("zh"))
        .containsExactly(
            "vocabulary of 0 Chinese and 2 Latin words: this is no model for 'zh'. Maybe another"
                + " folder?");
  }

  @Test
  void aLookAheadModelTellsItsLanguageByItsLanguageModel() throws IOException {
    model("");
    Files.delete(folder.resolve("graph/words.txt"));
    Files.delete(folder.resolve("graph/HCLG.fst"));
    write("graph/HCLr.fst", "");
    NgramFile.of(TestingModels.vocabulary(), TestingModels.model("i lost my card"))
        .write(folder.resolve("graph/Gr.fst"));

    assertThat(bad("en")).isEmpty();
    assertThat(bad("zh"))
        .containsExactly(
            "vocabulary of 0 Chinese and 8 Latin words: this is no model for 'zh'. Maybe another"
                + " folder?");
  }

  @Test
  void aModelOfAnotherLanguageIsRefusedBeforeAnyWork() throws IOException {
    model("hello 1\ncard 2\n");
    Recognisers recognisers =
        new Recognisers(new Models(new Home(folder.resolve("home"))), Map.of("zh", folder));

    assertThatThrownBy(() -> recognisers.check("zh-CN"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "The model in "
                + folder
                + " cannot be used: vocabulary of 0 Chinese and 2 Latin words: this is no model for"
                + " 'zh-cn'. Maybe another folder?");
  }

  @Test
  void missingFilesAndAWrongRateAreNamed() throws IOException {
    model("hello 1\n");
    write("conf/mfcc.conf", "--sample-frequency=8000\n");
    assertThat(bad("en")).containsExactly("sample rate 8000 Hz (16000 is needed)");

    Files.delete(folder.resolve("am/final.mdl"));
    assertThat(bad("en"))
        .containsExactly(
            "am/final.mdl is missing. Maybe name the folder within, or unpack it again");
    assertThat(ModelCheck.of(folder.resolve("nowhere"), "en"))
        .extracting(ModelCheck.Finding::line)
        .containsExactly(folder.resolve("nowhere") + " is not a folder");
  }
}
