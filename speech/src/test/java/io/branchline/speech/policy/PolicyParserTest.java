package io.branchline.speech.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.speech.mask.MaskPolicy;
import io.branchline.speech.mask.SecretKind;
import io.branchline.warehouse.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyParserTest {

  @Test
  void theShippedPolicyMasksEveryKindAndKeepsNoDigitOfCodes() {
    MaskPolicy policy = Policies.shipped();

    for (SecretKind kind : SecretKind.values()) {
      assertThat(policy.rule(kind).masked()).as(kind.id()).isTrue();
    }
    assertThat(policy.rule(SecretKind.CARD).lastFour()).isTrue();
    assertThat(policy.rule(SecretKind.PIN).lastFour()).isFalse();
    assertThat(policy.rule(SecretKind.IDENTITY).lastFour()).isFalse();
    assertThat(policy.id()).isEqualTo("default-2");
    assertThat(policy.audio()).isEqualTo(new MaskPolicy.Audio(150, true, false));
  }

  @Test
  void whatIsLeftOutIsAsInTheShippedPolicy() {
    MaskPolicy policy =
        Policies.parse(
            """
            name: bank
            version: 3
            kinds:
              phone: {mask: false}
            words:
              account: [member id, 会员编号]
            patterns:
              - {kind: account, digits: "88[0-9]{4}"}
            keep: ["95588"]
            audio: {mute: speaker}
            """,
            "bank.yaml");

    assertThat(policy.rule(SecretKind.PHONE).masked()).isFalse();
    assertThat(policy.kinds().get(SecretKind.CARD))
        .isEqualTo(Policies.shipped().kinds().get(SecretKind.CARD));
    assertThat(policy.words().get(SecretKind.ACCOUNT)).containsExactly("member id", "会员编号");
    assertThat(policy.keep()).containsExactly("95588");
    assertThat(policy.audio()).isEqualTo(new MaskPolicy.Audio(150, false, false));
    assertThat(policy.longRun()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "version: 1=p.yaml line 1, name: it is missing.",
        "name: a\\nversion: x=p.yaml line 2, version: 'x' is no whole number from 1 to 999999.",
        "name: A b\\nversion: 1=p.yaml line 1, name: 'A b' is not made of lower-case letters, digits"
            + " and '-'.",
        "name: a\\nversion: 1\\nkinds:\\n  crad: {mask: true}=p.yaml line 4, kinds.crad: it is not"
            + " known; known are account, card, code, identity, number, phone, pin, security-code.",
        "name: a\\nversion: 1\\nkinds:\\n  card: {mask: maybe}=p.yaml line 4, kinds.card.mask: 'maybe'"
            + " is neither true nor false.",
        "name: a\\nversion: 1\\nkinds:\\n  pin: {last-four: true}=p.yaml line 4, kinds.pin.last-four:"
            + " four digits of a code are all of it; it must be false.",
        "name: a\\nversion: 1\\npatterns:\\n  - {kind: card, digits: '[0-9'}=p.yaml line 4,"
            + " patterns[1].digits: '[0-9' is no regular expression: Unclosed character class.",
        "name: a\\nversion: 1\\nkeep: [call us]=p.yaml line 3, keep: 'call us' is not 3 to 19 digits"
            + " in quotation marks.",
        "name: a\\nversion: 1\\naudio: {margin-millis: 9000}=p.yaml line 3, audio.margin-millis:"
            + " '9000' is no whole number from 0 to 2000.",
        "name: [a=p.yaml line 1: expected ',' or ']', but got <stream end>.",
        "just words=p.yaml line 1: 'key: value' lines were expected.",
      })
  void complaintsNameLineAndField(String yaml, String complaint) {
    assertThatThrownBy(() -> Policies.parse(yaml.replace("\\n", "\n"), "p.yaml"))
        .isInstanceOf(Failure.class)
        .hasMessage(complaint);
  }
}
