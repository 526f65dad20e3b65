package io.branchline.console.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops guessing: after five wrong passwords for a name, or thirty from an address, neither may try
 * for a quarter of an hour after the last failure.
 */
final class SignInLimit {

  static final int FAILURES_PER_NAME = 5;
  static final int FAILURES_PER_ADDRESS = 30;
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_NAMES = 100_000;

  private final Cache<String, AtomicInteger> failures;

  SignInLimit(Ticker ticker) {
    failures =
        Caffeine.newBuilder()
            .expireAfterWrite(WINDOW)
            .maximumSize(MOST_NAMES)
            .ticker(ticker)
            .build();
  }

  boolean allows(String username, String address) {
    return count("name " + username) < FAILURES_PER_NAME
        && count("address " + address) < FAILURES_PER_ADDRESS;
  }

  void failed(String username, String address) {
    add("name " + username);
    add("address " + address);
  }

  void succeeded(String username) {
    failures.invalidate("name " + username);
  }

  private int count(String key) {
    AtomicInteger count = failures.getIfPresent(key);
    return count == null ? 0 : count.get();
  }

  private void add(String key) {
    AtomicInteger count = failures.get(key, k -> new AtomicInteger());
    count.incrementAndGet();
    failures.put(key, count);
  }
}
