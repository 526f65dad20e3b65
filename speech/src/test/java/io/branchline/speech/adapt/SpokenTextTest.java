package io.branchline.speech.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenTextTest {

  private static final SpokenText ENGLISH = SpokenText.of("en");
  private static final SpokenText CHINESE = SpokenText.of("zh");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello, World|hello world",
        "It’s the customers' card|it's the customers card",
        "[noise] okay <unk>|okay",
        "$135|one hundred thirty five dollars",
        "$12.50 a year|twelve dollars and fifty cents a year",
        "$1|one dollar",
        "1,200 points|one thousand two hundred points",
        "4.5%|four point five percent",
        "9:30 to 5:00 or 9:05|nine thirty to five or nine oh five",
        "the 3rd, the 22nd and the 30th|the third the twenty second and the thirtieth",
        "call 7151390787|call seven one five one three nine zero seven eight seven",
        "code 0042|code zero zero four two",
        "1000000|one zero zero zero zero zero zero",
        "e-mail|e mail",
        "€20|twenty euros"
      })
  void englishIsWrittenAsItIsSpoken(String written, String spoken) {
    assertThat(String.join(" ", ENGLISH.words(written))).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "您好，请讲。|您好请讲",
        "余额是1,205元|余额是一千二百零五元",
        "10万元|十万元",
        "100000元|十万元",
        "利率4.5%|利率百分之四点五",
        "电话13800138000|电话幺三八零零幺三八零零零",
        "9:30到17:00|九点半到十七点",
        "2026年|二千零二十六年",
        "￥20|二十元"
      })
  void chineseIsWrittenAsItIsSpoken(String written, String spoken) {
    assertThat(String.join("", CHINESE.words(written))).isEqualTo(spoken);
  }

  @Test
  void sentencesEndAtTheirMarksAndLines() {
    assertThat(ENGLISH.sentences("agent: Hello. How are you?\nCustomer: It costs $2.50; fine!\n\n"))
        .containsExactly(
            List.of("hello"),
            List.of("how", "are", "you"),
            List.of("it", "costs", "two", "dollars", "and", "fifty", "cents"),
            List.of("fine"));
    assertThat(CHINESE.sentences("坐席：您好。请讲！")).hasSize(2);
  }

  @Test
  void chineseIsCutIntoWordsOfTheVocabulary() {
    Map<String, Double> costs = Map.of("信用卡", 8.0, "信用", 6.0, "卡", 7.0, "丢", 7.0, "了", 3.0);
    Segmenter segmenter = new Segmenter(word -> costs.getOrDefault(word, Double.POSITIVE_INFINITY));

    assertThat(segmenter.words(CHINESE.words("我信用卡丢了 app")))
        .containsExactly("我", "信用卡", "丢", "了", "app");
  }
}
