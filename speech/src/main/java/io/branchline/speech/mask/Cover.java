package io.branchline.speech.mask;

import io.branchline.speech.mask.Token.Mark;
import io.branchline.speech.transcript.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;

/** Puts tokens where the secrets of one side were. */
final class Cover {

  /** A pause of this length within a number parts its token: a turn ends there. */
  private static final long PAUSE_MILLIS = 700;

  private static final long CLOSE_MILLIS = 200;
  private static final long LATE_MILLIS = 6_000;

  private record Piece(int fromUnit, int toUnit, SecretKind kind, String lastFour) {}

  private final Speech speech;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final List<MaskedSpan> spans = new ArrayList<>();

  private Cover(Speech speech) {
    this.speech = speech;
  }

  static Masked.Side of(Speech speech, List<Chain> chains) {
    Cover cover = new Cover(speech);
    for (Chain chain : chains) {
      if (chain.kind != null && chain.side() == speech.side) {
        cover.cut(chain, chain.kind);
      }
    }
    cover.part();
    cover.write();
    return new Masked.Side(cover.words, cover.spans);
  }

  /** Puts the pieces in order; a word that two of them took is the first one's. */
  private void part() {
    pieces.sort(Comparator.comparingInt(Piece::fromUnit));
    int end = 0;
    for (ListIterator<Piece> each = pieces.listIterator(); each.hasNext(); ) {
      Piece piece = each.next();
      if (piece.toUnit() <= end) {
        each.remove();
      } else if (piece.fromUnit() < end) {
        each.set(new Piece(end, piece.toUnit(), piece.kind(), piece.lastFour()));
      }
      end = Math.max(end, piece.toUnit());
    }
  }

  private void cut(Chain chain, SecretKind kind) {
    List<Token> digits = new ArrayList<>();
    int end = 0;
    for (Segment segment : chain.segments) {
      if (!digits.isEmpty()) {
        addHeardWrong(digits, end, segment.from());
      }
      segment.tokensWithEdges().stream()
          .filter(token -> !digits.contains(token))
          .filter(
              token ->
                  token.isDigits()
                      || token.mark() == Mark.WEAK
                      || token.mark() == Mark.TEXT
                      || Segments.isHundred(token))
          .forEach(digits::add);
      end = segment.to();
    }
    boolean asked = chain.cue != null && chain.cue.strong;
    boolean anyLength = kind == SecretKind.ACCOUNT || kind == SecretKind.NUMBER;
    if (chain.repeated || isShort(kind, chain) || (asked && anyLength)) {
      addEdges(chain, anyLength || chain.repeated, digits);
    }
    if (asked) {
      addEarly(chain, digits);
      addLate(chain, kind, digits);
    }
    if (!Judge.isCode(kind)) {
      addLone(chain, digits);
    }
    digits.sort(Comparator.comparingInt(Token::from));
    int from = 0;
    for (int i = 1; i <= digits.size(); i++) {
      boolean last = i == digits.size();
      if (last || !together(digits.get(i - 1), digits.get(i))) {
        pieces.add(
            new Piece(
                digits.get(from).from(), digits.get(i - 1).to(), kind, last ? chain.lastFour : ""));
        from = i;
      }
    }
  }

  /** The only word between two stretches of a number, close to one of them: a digit heard wrong. */
  private void addHeardWrong(List<Token> digits, int from, int to) {
    boolean stray = speech.text(from, to) == 1;
    for (int i = from; i < to; i++) {
      Token token = speech.tokens.get(i);
      if (token.mark() == Mark.WEAK && !digits.contains(token)) {
        digits.add(token);
      }
      boolean close =
          (i > 0 && token.startMillis() - speech.tokens.get(i - 1).endMillis() < CLOSE_MILLIS)
              || speech.tokens.get(i + 1).startMillis() - token.endMillis() < CLOSE_MILLIS;
      if (stray && token.mark() == Mark.TEXT && close) {
        digits.add(token);
      }
    }
  }

  /** Whether a number of this kind should have had more digits, so that one was heard as a word. */
  private static boolean isShort(SecretKind kind, Chain chain) {
    String digits = chain.digitsWithWeak();
    int length = digits.length();
    boolean asked = chain.cue != null && chain.cue.strong;
    return switch (kind) {
      case CARD -> length > (asked ? 4 : 12) && !NumberForms.isCard(digits);
      case IDENTITY -> length != 4 && length != 9 && length != 15 && length != 18;
      case PHONE -> !NumberForms.isTelephone(digits);
      case CODE, PIN -> length != 4 && length != 6;
      case SECURITY_CODE -> length < 3;
      case ACCOUNT, NUMBER -> false;
    };
  }

  /** A word that stands alone between the question and the first digit, or behind the last one. */
  private void addEdges(Chain chain, boolean onlyAlone, List<Token> digits) {
    int first = chain.segments.get(0).edgeFrom() - 1;
    if (isStray(first, 1) && (!onlyAlone || first == 0 || ends(first - 1, first))) {
      digits.add(0, speech.tokens.get(first));
    }
    int last = chain.last().edgeTo();
    if (!onlyAlone
        && isStray(last, -1)
        && (last + 1 == speech.tokens.size() || ends(last + 1, last + 1))) {
      digits.add(speech.tokens.get(last));
    }
  }

  /** A digit heard wrong that was said by itself before the first pause. */
  private void addEarly(Chain chain, List<Token> digits) {
    int at = chain.segments.get(0).edgeFrom() - 1;
    while (at > 0 && speech.tokens.get(at).mark() == Mark.LIGHT) {
      at--;
    }
    boolean weak = at > 0 && speech.tokens.get(at).mark() == Mark.WEAK;
    boolean soon =
        weak
            && chain.segments.get(0).startMillis() - speech.tokens.get(at).endMillis()
                < LATE_MILLIS;
    if (soon && ends(at - 1, at)) {
      digits.add(0, speech.tokens.get(at));
    }
  }

  /** "At one, (go ahead) six two nine four ...": the one is no time of day. */
  private void addLone(Chain chain, List<Token> digits) {
    int first = chain.segments.get(0).edgeFrom();
    int at = first - 1;
    while (at > 0 && speech.tokens.get(at).mark() == Mark.LIGHT) {
      at--;
    }
    boolean lone =
        at >= 0
            && speech.tokens.get(at).mark() == Mark.DIGIT
            && speech.tokens.get(at).digits().length() == 1
            && (at == 0 || !speech.tokens.get(at - 1).isDigits())
            && speech.tokens.get(first).startMillis() - speech.tokens.get(at).endMillis()
                < LATE_MILLIS;
    if (lone && !digits.contains(speech.tokens.get(at))) {
      digits.add(0, speech.tokens.get(at));
    }
  }

  /** A digit heard wrong that was said by itself after a pause. */
  private void addLate(Chain chain, SecretKind kind, List<Token> digits) {
    int at = chain.last().edgeTo();
    if (at + 1 > speech.tokens.size() || speech.tokens.get(at).mark() != Mark.WEAK) {
      return;
    }
    boolean soon =
        speech.tokens.get(at).startMillis() - speech.tokens.get(at - 1).endMillis() < LATE_MILLIS;
    boolean alone =
        at + 1 == speech.tokens.size()
            || speech.tokens.get(at + 1).startMillis() - speech.tokens.get(at).endMillis() > 400;
    boolean ended = alone || speech.tokens.get(at + 1).mark() == Mark.LIGHT;
    if (soon && (alone || (ended && isShort(kind, chain)))) {
      digits.add(speech.tokens.get(at));
    }
  }

  /** An English word of no known use, close to the digit on that side. */
  private boolean isStray(int at, int toDigit) {
    if (at < 0 || at >= speech.tokens.size() || speech.tokens.get(at).mark() != Mark.TEXT) {
      return false;
    }
    Token token = speech.tokens.get(at);
    Token digit = speech.tokens.get(at + toDigit);
    long gap =
        toDigit > 0
            ? digit.startMillis() - token.endMillis()
            : token.startMillis() - digit.endMillis();
    return gap < CLOSE_MILLIS
        && speech.units.get(token.from()).text().matches("[a-z']{2,}")
        && !isCue(token)
        && Words.all().units.at(speech.units, token.from()) == null
        && Words.all().section("clock").at(speech.units, token.from()) == null;
  }

  private boolean isCue(Token token) {
    return speech.cues.stream()
        .anyMatch(cue -> cue.fromUnit <= token.from() && token.from() < cue.toUnit);
  }

  /** Whether a sentence could end or begin with this token, as seen from its neighbour. */
  private boolean ends(int at, int pauseBefore) {
    Token token = speech.tokens.get(at);
    return token.mark() != Mark.TEXT
        || isCue(token)
        || speech.tokens.get(pauseBefore).startMillis()
                - speech.tokens.get(pauseBefore - 1).endMillis()
            > 400;
  }

  /** Whether nothing but hesitations, or one word heard wrong, lies between two digits. */
  private boolean together(Token one, Token next) {
    int from = speech.tokenOfUnit(one.to());
    int to = speech.tokenOfUnit(next.from());
    long end = one.endMillis();
    for (int i = from; i <= to; i++) {
      Token token = speech.tokens.get(i);
      if (token.startMillis() - end >= PAUSE_MILLIS
          || (i < to && (token.mark() == Mark.HARMLESS || token.mark() == Mark.MASKED))) {
        return false;
      }
      end = token.endMillis();
    }
    return speech.text(from, to) <= 1;
  }

  private void write() {
    int word = 0;
    int char0 = 0;
    for (Piece piece : pieces) {
      Unit first = speech.units.get(piece.fromUnit());
      Unit last = speech.units.get(piece.toUnit() - 1);
      while (word < first.word()) {
        rest(word++, char0);
        char0 = 0;
      }
      part(word, char0, first.from());
      MaskedSpan span =
          new MaskedSpan(piece.kind(), first.startMillis(), last.endMillis(), piece.lastFour());
      spans.add(span);
      words.add(
          new Word(
              span.token().text(),
              span.startMillis(),
              span.endMillis(),
              speech.words.get(first.word()).confidence()));
      word = last.word();
      char0 = last.to();
    }
    while (word < speech.words.size()) {
      rest(word++, char0);
      char0 = 0;
    }
  }

  private void rest(int word, int from) {
    if (from == 0) {
      words.add(speech.words.get(word));
    } else {
      part(word, from, speech.words.get(word).text().length());
    }
  }

  /** The part of a word that stays; nothing where only marks are left of it. */
  private void part(int index, int from, int to) {
    Word word = speech.words.get(index);
    String text = word.text().substring(from, Math.max(from, to));
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    long millis = word.endMillis() - word.startMillis();
    int length = word.text().length();
    words.add(
        new Word(
            text,
            word.startMillis() + millis * from / length,
            word.startMillis() + millis * to / length,
            word.confidence()));
  }
}
