package io.branchline.speech.search;

import io.branchline.speech.search.document.CallFacts;
import java.util.Optional;

/**
 * A call that a category's rule found.
 *
 * @param places how many places in it
 * @param first the earliest one, or the call's first words where the rule looks for none; empty for
 *     a call without words
 */
public record CategoryHit(CategoryRule rule, CallFacts facts, int places, Optional<Hit> first) {}
