package io.branchline.speech.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.adapt.ModelAdapter;
import io.branchline.speech.adapt.PhrasePack;
import io.branchline.speech.recognise.ModelFolder;
import io.branchline.speech.recognise.Models;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.cli.Progress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promise on real calls: an adapted model, which knows nothing of the call under test. */
@Tag("real-data")
class LeaveOneOutIT {

  private static final String LANGUAGE = "en";

  private static List<ReferenceCorpus.Call> calls() {
    return ReferenceCorpus.read(
        Path.of(System.getenv("BRANCHLINE_REAL_DATA")).resolve("harper_valley"));
  }

  @Test
  void atMostThreeWordsInTenAreWrongInTheHardestCalls() {
    // the three worst of the model as it is: 46 % of their words
    List<String> hardest = List.of("0002f70f7386445b", "0091a706bc604188", "010eaccb7a23436f");
    ModelAdapter adapter =
        new ModelAdapter(new ModelFolder(new Models(Home.current()).path(LANGUAGE)));
    List<Heard> heard;
    try (Progress progress = Progress.of("recognise", "s of one side", 0)) {
      heard =
          new TranscriptionBench(calls(), LANGUAGE)
              .recogniseAdapted(
                  adapter, hardest, progress, (call, used, left) -> assertThat(left).isPositive());
    }
    WordErrors errors = heard.stream().map(Heard::errors).reduce(WordErrors.NONE, WordErrors::plus);

    assertThat(heard).hasSize(6);
    assertThat(errors.words()).isEqualTo(253);
    assertThat(errors.rate()).as("%s", errors).isLessThanOrEqualTo(0.30);
  }

  @Test
  void noPhraseSharesSixWordsInARowWithTheCallUnderTest() {
    PhrasePack pack = PhrasePack.banking(LANGUAGE);
    for (ReferenceCorpus.Call call : calls()) {
      List<String> human = ReferenceCorpus.words(call.text().replace('\n', ' '));
      String text = " " + String.join(" ", human) + " ";
      for (String phrase :
          pack.without(call.text(), LANGUAGE, TranscriptionBench.SHARED_RUN).sentences()) {
        List<String> words = ReferenceCorpus.words(phrase);
        for (int i = 0; i + TranscriptionBench.SHARED_RUN <= words.size(); i++) {
          String run = String.join(" ", words.subList(i, i + TranscriptionBench.SHARED_RUN));
          assertThat(text).as(phrase).doesNotContain(" " + run + " ");
        }
      }
    }
  }
}
