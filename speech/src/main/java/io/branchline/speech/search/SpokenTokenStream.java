package io.branchline.speech.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives the index terms that have been analysed already, at their own positions. */
final class SpokenTokenStream extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<SpokenToken> tokens;
  private Iterator<SpokenToken> left;
  private int lastPosition = -1;

  SpokenTokenStream(List<SpokenToken> tokens) {
    this.tokens = tokens;
    this.left = tokens.iterator();
  }

  @Override
  public void reset() {
    left = tokens.iterator();
    lastPosition = -1;
  }

  @Override
  public boolean incrementToken() {
    if (!left.hasNext()) {
      return false;
    }
    clearAttributes();
    SpokenToken token = left.next();
    term.append(token.term());
    step.setPositionIncrement(token.position() - lastPosition);
    lastPosition = token.position();
    return true;
  }
}
