package io.branchline.speech.bench.dialogue;

import java.util.SplittableRandom;

/** Makes up secrets of the right form. */
final class Secrets {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final SplittableRandom random;
  private final boolean chinese;

  Secrets(SplittableRandom random, boolean chinese) {
    this.random = random;
    this.chinese = chinese;
  }

  String of(String kind) {
    return switch (kind) {
      case "card" -> card();
      case "account" -> chinese ? digits(random.nextInt(12, 20)) : digits(random.nextInt(8, 13));
      case "identity" -> chinese ? chineseIdentity() : digits(9);
      case "phone" -> chinese ? chinesePhone() : americanPhone();
      case "code" -> digits(random.nextInt(4) == 0 ? 4 : 6);
      case "cvv" -> digits(3);
      case "pin" -> digits(random.nextInt(3) == 0 ? 6 : 4);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      boolean again = i > 0 && random.nextInt(6) == 0;
      digits.append(again ? digits.charAt(i - 1) : (char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private String card() {
    String prefix = chinese ? "62" : random.nextInt(2) == 0 ? "4" : "5" + random.nextInt(1, 6);
    int length = chinese ? (random.nextInt(2) == 0 ? 19 : 16) : 16;
    if (!chinese && random.nextInt(10) == 0) {
      prefix = "37";
      length = 15;
    }
    String body = prefix + digits(length - 1 - prefix.length());
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = body.charAt(body.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return body + (10 - sum % 10) % 10;
  }

  private String chineseIdentity() {
    String place = random.nextInt(1, 7) + digits(5);
    int year = random.nextInt(1950, 2005);
    String day = two(random.nextInt(1, 13)) + two(random.nextInt(1, 29));
    if (random.nextInt(10) == 0) {
      return place + two(year % 100) + day + digits(3);
    }
    String body = place + year + day + digits(3);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (body.charAt(i) - '0') * WEIGHTS[i];
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }

  private String chinesePhone() {
    return switch (random.nextInt(20)) {
      case 0 -> "400" + digits(7);
      case 1, 2 -> "010" + random.nextInt(2, 9) + digits(7);
      case 3 -> "0571" + random.nextInt(2, 9) + digits(7);
      default -> "1" + random.nextInt(3, 10) + digits(9);
    };
  }

  private String americanPhone() {
    String local = random.nextInt(2, 10) + digits(6);
    return switch (random.nextInt(10)) {
      case 0 -> "800" + local;
      case 1 -> "1" + random.nextInt(2, 10) + digits(2) + local;
      default -> random.nextInt(2, 10) + digits(2) + local;
    };
  }
}
