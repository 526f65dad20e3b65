package io.branchline.speech.search.follow;

import io.branchline.speech.search.CategoryHit;
import io.branchline.speech.search.CategoryRule;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

/**
 * Where the rules come from and where it is written which call is about what. Everything that is
 * written may be written again.
 */
public interface CategoryBook {

  /** A call whose categories are told anew. */
  record Told(String branch, String callId, java.time.Instant startedAt, long transcriptVersion) {}

  /** The rules that hold now. */
  List<CategoryRule> rules();

  /** These calls are about this, and about nothing else. */
  void tell(Collection<Told> calls, List<CategoryHit> hits);

  /** In this month these calls and no others are about the category. */
  void tell(YearMonth month, CategoryRule rule, List<CategoryHit> hits);

  /** No call is about the category any more. */
  void forget(String category);

  /** A book without categories. */
  static CategoryBook empty() {
    return new CategoryBook() {
      @Override
      public List<CategoryRule> rules() {
        return List.of();
      }

      @Override
      public void tell(Collection<Told> calls, List<CategoryHit> hits) {}

      @Override
      public void tell(YearMonth month, CategoryRule rule, List<CategoryHit> hits) {}

      @Override
      public void forget(String category) {}
    };
  }
}
