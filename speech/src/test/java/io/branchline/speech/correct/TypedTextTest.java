package io.branchline.speech.correct;

import static org.assertj.core.api.Assertions.assertThat;

import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {

  private final Mask mask = new SecretMask(Policies.shipped());

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "Polite; but read out card 4111 1111 1111 1111, twice! =Polite; but read out card [card …1111], twice!",
        "客户报了卡号6222021234567890128，服务很好。=客户报了卡号[card …0128]，服务很好。",
        "客户报了卡号六二二二零二幺二三四五六七八九零幺二八，服务很好。=客户报了卡号[card …0128]，服务很好。",
        "Call back: 13800138000.=Call back: [phone …8000].",
        "Rush, ask Mr Wu 13800138000 to come=Rush, ask Mr Wu [phone …8000] to come",
        "id number 11010519491231002X for Wu=id number [identity] for Wu",
        "Refund of $1,250.00 on 2026-01-05, 3 days late.=Refund of $1,250.00 on 2026-01-05, 3 days late.",
        "等了20分钟，退款1250元。=等了20分钟，退款1250元。",
        "''=''",
      })
  void whatIsTypedKeepsItsMarksAndLosesItsNumbers(String typed, String stored) {
    assertThat(TypedText.masked(mask, typed)).isEqualTo(stored);
    assertThat(TypedText.holdsSecret(mask, typed)).isEqualTo(!typed.strip().equals(stored));
  }

  @Test
  void aNumberHiddenByInvisibleMarksIsFound() {
    assertThat(TypedText.masked(mask, "card 4111\u200b1111\u200b1111\u200b1111"))
        .isEqualTo("card [card …1111]");
  }
}
