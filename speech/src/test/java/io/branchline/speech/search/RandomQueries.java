package io.branchline.speech.search;

import io.branchline.speech.search.PlainCall.PlainUnit;
import io.branchline.speech.search.PlainQuery.Piece;
import io.branchline.speech.search.PlainQuery.Scope;
import io.branchline.speech.search.PlainQuery.Words;
import io.branchline.warehouse.table.Side;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Queries of the whole grammar, made of what is said in some calls so that many of them match. */
final class RandomQueries {

  private final List<PlainCall> calls;
  private final SplittableRandom random;

  RandomQueries(List<PlainCall> calls, SplittableRandom random) {
    this.calls = calls;
    this.random = random;
  }

  PlainQuery any(int depth) {
    int kind = random.nextInt(depth == 0 ? 5 : 10);
    return switch (kind) {
      case 0, 1, 2 -> words(depth);
      case 3 -> then(depth);
      case 4 -> fact();
      case 5 -> new PlainQuery.Not(any(depth - 1));
      case 6, 7 -> new PlainQuery.Both(several(depth - 1), random.nextInt(2) == 0 ? " " : " AND ");
      default -> new PlainQuery.Both(several(depth - 1), " OR ");
    };
  }

  private PlainQuery then(int depth) {
    long min = gap();
    return new PlainQuery.Then(words(depth), words(depth), min, min + 500 + gap());
  }

  private long gap() {
    return random.nextInt(3) == 0 ? random.nextInt(40) * 50L : 0;
  }

  private List<PlainQuery> several(int depth) {
    List<PlainQuery> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      parts.add(any(depth));
    }
    return parts;
  }

  private Words words(int depth) {
    int kind = random.nextInt(depth == 0 ? 6 : 12);
    return switch (kind) {
      case 0, 1, 2, 3, 4, 5 -> phrase();
      case 6 -> new PlainQuery.AnyOf(List.of(words(depth - 1), words(depth - 1)));
      case 7 -> new PlainQuery.Near(random.nextInt(5), words(depth - 1), words(depth - 1));
      case 8 -> new PlainQuery.NotIn(words(depth - 1), words(depth - 1));
      default -> new PlainQuery.Held(words(depth - 1), scope());
    };
  }

  private Scope scope() {
    Scope open = Scope.OPEN;
    @Nullable Side side = random.nextInt(2) == 0 ? null : side();
    PlainCall call = call();
    List<PlainUnit> units = call.units().get(side());
    long moment = units.isEmpty() ? 1000 : units.get(random.nextInt(units.size())).start();
    long left = Math.max(0, call.call().facts().durationMillis() - moment);
    return switch (random.nextInt(5)) {
      case 0 -> new Scope(side, moment, open.to(), open.last(), open.exceptLast());
      case 1 -> new Scope(side, open.from(), moment, open.last(), open.exceptLast());
      case 2 -> new Scope(side, open.from(), open.to(), left, open.exceptLast());
      case 3 -> new Scope(side, open.from(), open.to(), open.last(), left);
      default ->
          new Scope(
              side == null ? Side.AGENT : side,
              open.from(),
              open.to(),
              open.last(),
              open.exceptLast());
    };
  }

  private Side side() {
    return random.nextInt(2) == 0 ? Side.AGENT : Side.CUSTOMER;
  }

  private PlainCall call() {
    return calls.get(random.nextInt(calls.size()));
  }

  /** A stretch of something that was said, often with something else in it. */
  private Words phrase() {
    while (true) {
      List<PlainUnit> units = call().units().get(side());
      if (!units.isEmpty()) {
        int first = random.nextInt(units.size());
        int length = 1 + random.nextInt(4);
        List<String> texts = new ArrayList<>();
        for (int i = first; i < Math.min(units.size(), first + length); i++) {
          texts.add(units.get(i).text());
        }
        if (random.nextInt(8) == 0) {
          texts.set(0, units.get(random.nextInt(units.size())).text());
        }
        return phrase(texts);
      }
    }
  }

  private Words phrase(List<String> texts) {
    boolean start = random.nextInt(6) == 0;
    if (texts.size() == 1 && random.nextInt(3) == 0 && texts.get(0).matches("[a-z]{3,}")) {
      return like(texts.get(0), start);
    }
    boolean han = texts.stream().allMatch(text -> text.codePointAt(0) >= 0x4E00);
    if (texts.size() >= 2 && han && random.nextInt(4) == 0) {
      return likeChinese(texts, start);
    }
    List<Piece> pieces = new ArrayList<>();
    boolean literal = false;
    for (int i = 0; i < texts.size(); i++) {
      // two * side by side count once, and are not written here
      boolean inner = i > 0 && i < texts.size() - 1 && !pieces.get(i - 1).text().equals("*");
      Piece piece = piece(texts.get(i), inner, literal || i < texts.size() - 1);
      literal |= piece.fits() != null && !piece.text().equals("?");
      pieces.add(piece);
    }
    List<String> shown = pieces.stream().map(Piece::text).toList();
    return new PlainQuery.Phrase(
        pieces, start, (start ? "^" : "") + '"' + String.join(" ", shown) + '"');
  }

  private Piece piece(String text, boolean inner, boolean literalElsewhere) {
    int kind = random.nextInt(12);
    if (kind == 0 && inner) {
      return new Piece("*", null);
    }
    if (kind == 1 && inner && literalElsewhere) {
      return new Piece("?", unit -> true);
    }
    if (kind == 2 && text.matches("[a-z]{4,}")) {
      int cut = 2 + random.nextInt(text.length() - 2);
      String pattern =
          random.nextInt(2) == 0
              ? text.substring(0, cut) + "*"
              : text.substring(0, cut - 1) + "?" + text.substring(cut);
      Pattern regex = Pattern.compile(pattern.replace("*", ".*").replace("?", "."));
      return new Piece(pattern, unit -> regex.matcher(unit).matches());
    }
    return new Piece(text, unit -> unit.equals(text));
  }

  private Words like(String word, boolean start) {
    char[] letters = word.toCharArray();
    int at = random.nextInt(letters.length);
    switch (random.nextInt(3)) {
      case 0 -> letters[at] = 'x';
      case 1 -> {
        char swapped = letters[at];
        int other = at == 0 ? 1 : at - 1;
        letters[at] = letters[other];
        letters[other] = swapped;
      }
      default -> {}
    }
    String wanted = new String(letters);
    int asked = random.nextInt(3);
    int edits = asked == 0 ? (wanted.length() <= 5 ? 1 : 2) : asked;
    return new PlainQuery.Phrase(
        List.of(new Piece(wanted, unit -> distance(wanted, unit) <= edits)),
        start,
        (start ? "^" : "") + wanted + "~" + (asked == 0 ? "" : Integer.toString(asked)));
  }

  private Words likeChinese(List<String> texts, boolean start) {
    String text = (start ? "^" : "") + String.join("", texts) + "~";
    List<Words> parts = new ArrayList<>();
    for (int other = 0; other < texts.size(); other++) {
      List<Piece> pieces = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        String one = texts.get(i);
        boolean any = i == other;
        pieces.add(new Piece(one, unit -> any || unit.equals(one)));
      }
      parts.add(new PlainQuery.Phrase(pieces, start, text));
    }
    return new PlainQuery.Named(new PlainQuery.AnyOf(parts), text);
  }

  /** Letters inserted, left out, replaced, or two neighbours swapped: optimal string alignment. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int k = 0; k <= b.length(); k++) {
        if (i == 0 || k == 0) {
          d[i][k] = i + k;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1;
        d[i][k] = Math.min(d[i - 1][k - 1] + same, Math.min(d[i - 1][k], d[i][k - 1]) + 1);
        if (i > 1
            && k > 1
            && a.charAt(i - 1) == b.charAt(k - 2)
            && a.charAt(i - 2) == b.charAt(k - 1)) {
          d[i][k] = Math.min(d[i][k], d[i - 2][k - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private PlainQuery fact() {
    String branch = PlainCall.BRANCHES[random.nextInt(PlainCall.BRANCHES.length)];
    int figure = random.nextInt(11) * 10;
    LocalDate day = LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28));
    return switch (random.nextInt(8)) {
      case 0 -> new PlainQuery.Fact("branch:" + branch, facts -> facts.branch().equals(branch));
      case 1 ->
          new PlainQuery.Fact("outcome:abandoned", facts -> facts.outcome().equals("abandoned"));
      case 2 ->
          new PlainQuery.Fact(
              "score:>=" + figure, facts -> facts.score() != null && facts.score() >= figure);
      case 3 ->
          new PlainQuery.Fact(
              "score:<" + figure, facts -> facts.score() != null && facts.score() < figure);
      case 4 ->
          new PlainQuery.Fact(
              "silence:>" + figure + "%",
              facts -> facts.silenceShare() != null && facts.silenceShare() > figure);
      case 5 ->
          new PlainQuery.Fact(
              "duration:" + figure / 10 + ".." + (figure / 10 + 5) + "s",
              facts ->
                  facts.durationMillis() >= figure * 100L
                      && facts.durationMillis() <= figure * 100L + 5000);
      case 6 ->
          new PlainQuery.Fact("date:" + day + "..", facts -> !facts.localDate().isBefore(day));
      default ->
          new PlainQuery.Fact(
              "date:" + day.toString().substring(0, 7),
              facts -> facts.localDate().getMonth() == day.getMonth());
    };
  }
}
