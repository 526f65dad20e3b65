package io.branchline.speech.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormsTest {

  @ParameterizedTest
  @CsvSource({
    "4111111111111111, CARD",
    "378282246310005, CARD",
    // GB 11643-1999's own example
    "11010519491231002X, IDENTITY",
    "110105491231002, IDENTITY",
    "13800138000, PHONE",
    "01065328899, PHONE",
    "4001234567, PHONE",
    "2125551234, PHONE",
    "4111111111111112, CARD",
    "9111111111111119999, ACCOUNT",
  })
  void tellsANumberByItsForm(String digits, SecretKind kind) {
    assertThat(NumberForms.kind(digits)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({"123456", "1234567", "12800138000", "0000000000000"})
  void saysNothingOfOthers(String digits) {
    assertThat(NumberForms.kind(digits)).isEmpty();
  }
}
