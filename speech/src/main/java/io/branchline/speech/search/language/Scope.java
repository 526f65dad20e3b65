package io.branchline.speech.search.language;

import io.branchline.speech.search.language.SpokenNode.Start;
import io.branchline.warehouse.table.Side;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a group are held to.
 *
 * @param side who says them; null: anybody
 */
record Scope(@Nullable Side side, Window window) {

  /** The fields that say it. */
  static final Set<String> QUALIFIERS =
      Set.of("side", "before", "after", "end-before", "end-after");

  static final Scope OPEN = new Scope(null, Window.ALWAYS);

  /** Both: the inner side wins, the windows intersect. */
  Scope within(Scope outer) {
    return new Scope(side == null ? outer.side : side, window.within(outer.window));
  }

  Phrases.Place place(Start start) {
    return new Phrases.Place(start, side, window);
  }

  /** What a qualifier says, such as side:agent or before:30s. */
  static Scope of(QueryToken token) {
    if (token.text().equals("side")) {
      return new Scope(Values.side(token), Window.ALWAYS);
    }
    long millis = Values.millis(token.value(), token.valueColumn());
    Window always = Window.ALWAYS;
    Window window =
        switch (token.text()) {
          case "before" ->
              new Window(always.from(), millis, always.lastMillis(), always.exceptLastMillis());
          case "after" ->
              new Window(millis, always.to(), always.lastMillis(), always.exceptLastMillis());
          case "end-before" ->
              new Window(always.from(), always.to(), millis, always.exceptLastMillis());
          default -> new Window(always.from(), always.to(), always.lastMillis(), millis);
        };
    return new Scope(null, window);
  }
}
