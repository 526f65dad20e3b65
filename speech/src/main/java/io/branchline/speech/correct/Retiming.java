package io.branchline.speech.correct;

import io.branchline.speech.transcript.Turn;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gives a corrected turn's words their times. Words that stayed keep theirs. Between them, as many
 * new words as old ones take the old ones' times one by one; else the new words share the time in
 * which the old ones were spoken, by their length, pauses left out. Words where none were heard get
 * the pause that they stand in, or a part of the neighbour's time where there is none.
 */
public final class Retiming {

  /** A word in a pause lasts no longer than this for each of its characters. */
  private static final long MILLIS_A_CHARACTER = 120;

  /** Pauses shorter than this for each word hold none. */
  private static final long LEAST_MILLIS_A_WORD = 60;

  private Retiming() {}

  /**
   * One piece that is aligned: a word, in Chinese a character.
   *
   * @param origin the recognised word that it is of; -1 for new ones
   * @param last whether the recognised word ends with it
   */
  private record Unit(Word word, int origin, boolean last) {}

  /**
   * The corrected turn's words, in order of time, all within the turn.
   *
   * @param recognised the turn's words, at least one
   * @param text what was said; its words are cut by {@link TypedWords}
   * @return no words where the text holds none
   */
  public static List<Word> of(List<Word> recognised, String text, String language) {
    boolean chinese = Turn.isChinese(language);
    List<Unit> old = units(recognised, chinese);
    List<String> typed = TypedWords.of(text, language);
    List<Unit> units = new ArrayList<>();
    int o = 0;
    int t = 0;
    for (Anchor anchor : anchors(old, typed)) {
      replace(units, old, o, anchor.old(), typed.subList(t, anchor.typed()));
      Unit stayed = old.get(anchor.old());
      Word word = stayed.word().withText(typed.get(anchor.typed()));
      units.add(new Unit(word, stayed.origin(), stayed.last()));
      o = anchor.old() + 1;
      t = anchor.typed() + 1;
    }
    replace(units, old, o, old.size(), typed.subList(t, typed.size()));
    return chinese ? joined(units, recognised) : units.stream().map(Unit::word).toList();
  }

  private static List<Unit> units(List<Word> words, boolean chinese) {
    List<Unit> units = new ArrayList<>();
    for (int w = 0; w < words.size(); w++) {
      Word word = words.get(w);
      List<String> pieces = chinese ? TypedWords.of(word.text(), "zh") : List.of(word.text());
      if (pieces.size() < 2) {
        units.add(new Unit(word, w, true));
        continue;
      }
      for (int p = 0; p < pieces.size(); p++) {
        long length = word.endMillis() - word.startMillis();
        long start = word.startMillis() + length * p / pieces.size();
        long end = word.startMillis() + length * (p + 1) / pieces.size();
        Word piece = new Word(pieces.get(p), start, end, word.confidence());
        units.add(new Unit(piece, w, p == pieces.size() - 1));
      }
    }
    return units;
  }

  /** An old unit that stays, and as which typed word. */
  private record Anchor(int old, int typed) {}

  /** A longest common subsequence, case aside. */
  private static List<Anchor> anchors(List<Unit> old, List<String> typed) {
    int[][] best = new int[old.size() + 1][typed.size() + 1];
    for (int o = old.size() - 1; o >= 0; o--) {
      for (int t = typed.size() - 1; t >= 0; t--) {
        best[o][t] =
            same(old.get(o), typed.get(t))
                ? best[o + 1][t + 1] + 1
                : Math.max(best[o + 1][t], best[o][t + 1]);
      }
    }
    List<Anchor> anchors = new ArrayList<>();
    int o = 0;
    int t = 0;
    while (o < old.size() && t < typed.size()) {
      if (same(old.get(o), typed.get(t))) {
        anchors.add(new Anchor(o++, t++));
      } else if (best[o + 1][t] >= best[o][t + 1]) {
        o++;
      } else {
        t++;
      }
    }
    return anchors;
  }

  private static boolean same(Unit unit, String typed) {
    return unit.word().text().toLowerCase(Locale.ROOT).equals(typed.toLowerCase(Locale.ROOT));
  }

  /** Adds what stands where old units {@code from} to {@code to} stood. */
  private static void replace(
      List<Unit> units, List<Unit> old, int from, int to, List<String> typed) {
    if (typed.isEmpty()) {
      return;
    }
    units.addAll(
        from < to ? shared(old.subList(from, to), typed) : inserted(units, old, from, typed));
  }

  private static List<Unit> shared(List<Unit> run, List<String> typed) {
    List<Unit> units = new ArrayList<>();
    if (run.size() == typed.size()) {
      for (int i = 0; i < run.size(); i++) {
        Word was = run.get(i).word();
        units.add(fresh(typed.get(i), was.startMillis(), was.endMillis()));
      }
      return units;
    }
    long spoken = run.stream().mapToLong(unit -> length(unit.word())).sum();
    long characters = typed.stream().mapToLong(String::length).sum();
    long before = 0;
    for (String word : typed) {
      long start = clock(run, spoken * before / characters, true);
      before += word.length();
      units.add(
          fresh(word, start, Math.max(start, clock(run, spoken * before / characters, false))));
    }
    return units;
  }

  /** The moment at which so much of a run has been spoken; at a pause its end, or its start. */
  private static long clock(List<Unit> run, long spoken, boolean afterPause) {
    long left = spoken;
    for (Unit unit : run) {
      long length = length(unit.word());
      if (left < length || (left == length && !afterPause)) {
        return unit.word().startMillis() + left;
      }
      left -= length;
    }
    return run.get(run.size() - 1).word().endMillis();
  }

  private static List<Unit> inserted(List<Unit> units, List<Unit> old, int at, List<String> typed) {
    long characters = typed.stream().mapToLong(String::length).sum();
    if (at > 0 && at < old.size()) {
      long from = old.get(at - 1).word().endMillis();
      long pause = old.get(at).word().startMillis() - from;
      if (pause >= LEAST_MILLIS_A_WORD * typed.size()) {
        return spread(typed, from, from + Math.min(pause, characters * MILLIS_A_CHARACTER));
      }
    }
    // no pause to stand in: they get the half of the neighbour's time that lies on their side
    Word neighbour = old.get(Math.max(0, at - 1)).word();
    long start = neighbour.startMillis();
    long middle = start + length(neighbour) / 2;
    long end = neighbour.endMillis();
    if (at > 0) {
      units.set(units.size() - 1, cut(units.get(units.size() - 1), start, middle));
      return spread(typed, middle, end);
    }
    old.set(0, cut(old.get(0), middle, end));
    return spread(typed, start, middle);
  }

  private static Unit cut(Unit unit, long start, long end) {
    return new Unit(new Word(unit.word().text(), start, end, unit.word().confidence()), -1, true);
  }

  private static List<Unit> spread(List<String> typed, long from, long to) {
    long characters = typed.stream().mapToLong(String::length).sum();
    List<Unit> units = new ArrayList<>();
    long before = 0;
    for (String word : typed) {
      long start = from + (to - from) * before / characters;
      before += word.length();
      units.add(fresh(word, start, from + (to - from) * before / characters));
    }
    return units;
  }

  private static Unit fresh(String text, long start, long end) {
    return new Unit(new Word(text, start, end, 1), -1, true);
  }

  private static long length(Word word) {
    return word.endMillis() - word.startMillis();
  }

  /** Chinese words that stayed whole are whole again. */
  private static List<Word> joined(List<Unit> units, List<Word> recognised) {
    List<Word> words = new ArrayList<>();
    int i = 0;
    while (i < units.size()) {
      int end = i + 1;
      Unit first = units.get(i);
      while (first.origin() >= 0
          && !units.get(end - 1).last()
          && end < units.size()
          && units.get(end).origin() == first.origin()) {
        end++;
      }
      StringBuilder text = new StringBuilder();
      units.subList(i, end).forEach(unit -> text.append(unit.word().text()));
      boolean whole =
          first.origin() >= 0 && recognised.get(first.origin()).text().contentEquals(text);
      if (whole) {
        words.add(recognised.get(first.origin()));
      } else {
        units.subList(i, end).forEach(unit -> words.add(unit.word()));
      }
      i = end;
    }
    return words;
  }
}
