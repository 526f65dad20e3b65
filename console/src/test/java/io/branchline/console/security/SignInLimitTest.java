package io.branchline.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SignInLimitTest {

  private final AtomicLong nanos = new AtomicLong();
  private final SignInLimit limit = new SignInLimit(nanos::get);

  @Test
  void fifthFailureClosesTheName() {
    for (int i = 0; i < SignInLimit.FAILURES_PER_NAME; i++) {
      assertThat(limit.allows("anna", "10.0.0.1")).isTrue();
      limit.failed("anna", "10.0.0.1");
    }
    assertThat(limit.allows("anna", "10.0.0.2")).isFalse();
    assertThat(limit.allows("bert", "10.0.0.1")).isTrue();
  }

  @Test
  void quarterOfAnHourOpensItAgain() {
    for (int i = 0; i < SignInLimit.FAILURES_PER_NAME; i++) {
      limit.failed("anna", "10.0.0.1");
    }
    nanos.addAndGet(SignInLimit.WINDOW.toNanos() + 1);
    assertThat(limit.allows("anna", "10.0.0.1")).isTrue();
  }

  @Test
  void addressThatTriesManyNamesIsClosed() {
    for (int i = 0; i < SignInLimit.FAILURES_PER_ADDRESS; i++) {
      limit.failed("name" + i, "10.0.0.9");
    }
    assertThat(limit.allows("fresh", "10.0.0.9")).isFalse();
    assertThat(limit.allows("fresh", "10.0.0.1")).isTrue();
  }

  @Test
  void successForgetsTheFailures() {
    for (int i = 0; i < SignInLimit.FAILURES_PER_NAME - 1; i++) {
      limit.failed("anna", "10.0.0.1");
    }
    limit.succeeded("anna");
    limit.failed("anna", "10.0.0.1");
    assertThat(limit.allows("anna", "10.0.0.1")).isTrue();
  }
}
