package io.branchline.speech.search.document;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives the index terms that have been cut already, at their own positions. */
final class UnitStream extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<Placed> tokens;
  private Iterator<Placed> left;
  private int lastPosition = -1;

  /** A term where it stands. */
  record Placed(String term, int position) {}

  UnitStream(List<Placed> tokens) {
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
    Placed token = left.next();
    term.append(token.term());
    step.setPositionIncrement(token.position() - lastPosition);
    lastPosition = token.position();
    return true;
  }
}
