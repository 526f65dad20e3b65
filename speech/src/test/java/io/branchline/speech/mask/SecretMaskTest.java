package io.branchline.speech.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.policy.Policies;
import io.branchline.speech.transcript.Word;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "my card is four one one one one one one one one one one one one one one one okay"
            + "=my card is [card …1111] okay",
        "A: your card number C: four one one one A: mm hm C: one one one one A: okay C: one double"
            + " one one uh triple one one"
            + "=your card number [card] mm hm [card] okay [card …1111]",
        "A: what's the account number C: one two for ate six won"
            + "=what's the account number [account]",
        "eight one two seven seven four is my account number=[account] is my account number",
        "A: the last four digits of your card C: nine nine one two"
            + "=the last four digits of your card [card …9912]",
        "A: your social security number please C: one two three forty five sixty seven eighty nine"
            + "=your social security number please [identity]",
        "A: the last four digits of your card C: nine nine? one two"
            + "=the last four digits of your card [card]",
        "you can call me back at eight hundred two seven one double five oh? nine"
            + "=you can call me back at [phone]",
        "you can call me back at eight? hundred two seven one double five oh nine"
            + "=you can call me back at [phone …5509]",
        "A: the last four of your social please C: nine nine one two"
            + "=the last four of your social please [identity]",
        "A: what's the best number C: five five five A: okay C: two six seven one"
            + "=what's the best number [phone] okay [phone]",
        "you can call me back at eight hundred two seven one double five oh nine"
            + "=you can call me back at [phone …5509]",
        "A: please read me the verification code C: um four eight ... two A: yes C: nine one three"
            + "=please read me the verification code um [code] [code] yes [code]",
        "A: and the three digits on the back C: six oh four"
            + "=and the three digits on the back [security-code]",
        "A: could you tell me your pin C: forty two eleven=could you tell me your pin [pin]",
        "can i change my pin from forty eight twelve to seventy three twenty two"
            + "=can i change my pin from [pin]",
        "i'm using my passport the number is fifty nine seven twenty seven seventy four ninety six"
            + "=i'm using my passport the number is [identity]",
        "it's a joint account the number is forty four twenty five ninety four ninety"
            + "=it's a joint account the number is [account …9490]",
        "A: which account are we looking at C: it's sixty nine twelve A: right C: zero zero forty"
            + "=which account are we looking at it's [account] right [account …0040]",
        "A: your phone number C: eight hundred sixty six uh five five eight one two"
            + "=your phone number [phone …5812]",
        "A: what does the code say C: it says run four eight two one one thanks"
            + "=what does the code say it says [code] thanks",
        "A: i'll repeat that one C: go ahead A: two one two five five five oh one double nine"
            + "=i'll repeat that [phone] go ahead [phone …0199]",
        "A: a number for you C: two one two no sorry two one three five five five oh one nine nine"
            + "=a number for you [phone]",
        "my card is fifty two hundred zero one one seven A: mm hm C: two two one one three four"
            + " five six=my card is [card] mm hm [card]",
        "A: what are the three digits there C: six nine two=what are the three digits there"
            + " [security-code]",
        "i always use eight two nine three at the machine=i always use [number] at the machine",
        "take it from one two three four five six seven nine for nineteen forty two"
            + "=take it from [number] for nineteen forty two",
        "A: and you've been here since C: nineteen sixty four"
            + "=and you've been here since nineteen sixty four",
        "before oh to uh nine thirty=before oh to uh nine thirty",
        "A: your card number C: four one floor one two two three three four four five five six six"
            + " seven seven=your card number [card]",
      })
  void masksInEnglish(String spoken, String stored) {
    assertThat(Talk.of(spoken).stored()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "卡号 是 六二二八 四八零零 一二三四 五六七八 九零三 好的=卡号 是 [card …8903] 好的",
        "卡号是六二二八四八零零一二三四五六七八九零三好的=卡号是 [card …8903] 好的",
        "A: 请 说 收款 账号 C: 双四 三个八 两 五 六零幺=请 说 收款 账号 [account …5601]",
        "A: 身份证号 报 一下 C: 幺幺零幺零幺 嗯 一九九零 零三零七 七七五叉=身份证号 报 一下 [identity]",
        "A: 身份证 后四位 C: 七七五叉=身份证 后四位 [identity]",
        "A: 请问 您 的 手机号 C: 幺三八 A: 嗯 C: 零零幺三 A: 对 C: 八 双零 九"
            + "=请问 您 的 手机号 [phone] 嗯 [phone] 对 [phone …8009]",
        "我 的 座机 是 零幺零 六五 三二 八八 九九=我 的 座机 是 [phone …8899]",
        "A: 请 报 验证码 C: 三个八 两 五 六=请 报 验证码 [code]",
        "A: 卡片 背面 安全码 C: 三 零 九=卡片 背面 安全码 [security-code]",
        "A: 请 输入 查询 密码 C: 一 二 三 四 五 六=请 输入 查询 密码 [pin]",
      })
  void masksInChinese(String spoken, String stored) {
    assertThat(Talk.of(spoken).stored()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "my card is 4111 1111 1111 1111 okay=my card is [card …1111] okay",
        "my card is 4111-1111-1111-1111.=my card is [card …1111]",
        "打 电话 13800138000 给 我=打 电话 [phone …8000] 给 我",
        "打电话１３８００１３８０００给我=打电话 [phone …8000] 给我",
        "it was $2,500.00 on 12/05/2026 at 10:30 or 3.5%=it was $2,500.00 on 12/05/2026 at 10:30 or"
            + " 3.5%",
      })
  void masksFigures(String spoken, String stored) {
    assertThat(Talk.of(spoken).stored()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "i was charged two thousand five hundred dollars",
    "on june twenty third nineteen eighty five at nine thirty",
    "the rate is three point two five percent over thirty six months since nineteen ninety nine",
    "my four oh one k at branch four oh two is worth twelve fifty",
    "we are open from nine oh five to five thirty and until twelve oh one",
    "two hundred twenty five thousand dollars and fifty cents",
    "the twenty third of march twenty twenty six",
    "one two three four five",
    "A: what is the transfer amount C: one hundred and thirty five dollars",
    "A: your date of birth please C: oh six two three one nine eight five",
    "i called at one second please this one and that one",
    "我 要 转 三千五百元 二零二六年 一月 五号 下午 三点 半",
    "利率 百分之 三点 八五 分 十二 期 二零五室 第十二 支行",
    "一下 一个 一样 第一 统一 一直 两个 一般 万一",
    "A: 您 的 出生日期 C: 一九八五年 六月 二十三 日",
    "余额 是 一万二 手续费 二十五块八",
  })
  void amountsDatesTimesAndQuantitiesStay(String spoken) {
    assertThat(Talk.of(spoken).stored()).isEqualTo(spoken.replaceAll("[AC]: ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        // one digit heard wrong, so that the check digit fails: no last four, but nothing readable
        "A: card number please C: four one one one one one one one one one nine one one one one one"
            + "=card number please [card]",
        // one lost
        "A: card number please C: four one one one one one one one one one one one one one one"
            + "=card number please [card]",
        // said again by the other side, in groups
        "A: your account number C: five five oh nine eight one two A: five five oh nine C: yes"
            + " A: eight one two C: right"
            + "=your account number [account] [account] yes [account] right",
        // said before anybody asked, found by what was said later
        "it is four eight two three A: what's the whole account number C: four eight two three"
            + " nine nine one oh=it is [account] what's the whole account number [account …9910]",
        // a number and an amount in one sentence
        "transfer five hundred dollars to account number four four one two nine oh seven five today"
            + "=transfer five hundred dollars to account number [account …9075] today",
      })
  void masksWhatWasHeardBadlyOrSaidTwice(String spoken, String stored) {
    assertThat(Talk.of(spoken).stored()).isEqualTo(stored);
  }

  @Test
  void theTokenHasTheTimesOfTheWordsThatItStandsFor() {
    Masked masked = Talk.of("A: your pin please C: one two three four okay").masked();

    MaskedSpan span = new MaskedSpan(SecretKind.PIN, 1900, 3050, "");
    assertThat(masked.customer().spans()).containsExactly(span);
    assertThat(masked.customer().words().get(0)).isEqualTo(new Word("[pin]", 1900, 3050, 1));
    assertThat(masked.policy()).isEqualTo("default-2");
  }

  @Test
  void aWordThatHoldsMoreThanTheNumberIsCut() {
    List<Word> words = List.of(new Word("密码是一二三四吗", 0, 800, 0.5));

    assertThat(new SecretMask(Policies.shipped()).mask(words, List.of()).agent().words())
        .containsExactly(
            new Word("密码是", 0, 300, 0.5),
            new Word("[pin]", 300, 700, 0.5),
            new Word("吗", 700, 800, 0.5));
  }

  @Test
  void nothingSaidIsNothingMasked() {
    Masked masked = new SecretMask(Policies.shipped()).mask(List.of(), List.of());

    assertThat(masked.agent().words()).isEmpty();
    assertThat(masked.customer().spans()).isEmpty();
  }
}
