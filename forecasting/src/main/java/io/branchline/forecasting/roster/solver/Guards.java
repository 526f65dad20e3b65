package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.Constraint;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.Demand;
import io.branchline.forecasting.roster.Rule;
import io.branchline.forecasting.roster.RuleBook;
import io.branchline.forecasting.roster.RuleBook.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How strictly each constraint is posted: always (hard), paid for once an agent (soft), not at all
 * (off), or under a literal that can be assumed (when a conflict is to be explained).
 */
final class Guards {

  /** What the model is built for. */
  enum Purpose {
    SOLVE,
    EXPLAIN
  }

  /** A hard rule (for one agent, where it is leave) or a demand that an explanation can name. */
  record Cause(@Nullable Rule rule, @Nullable String agent, @Nullable Demand demand) {}

  private final CpModel model;
  private final RuleBook rules;
  private final Purpose purpose;
  private final LinearExprBuilder cost;
  private final Map<Cause, BoolVar> assumed = new LinkedHashMap<>();
  private final Map<String, BoolVar> kept = new HashMap<>();

  Guards(CpModel model, RuleBook rules, Purpose purpose, LinearExprBuilder cost) {
    this.model = model;
    this.rules = rules;
    this.purpose = purpose;
    this.cost = cost;
  }

  boolean explaining() {
    return purpose == Purpose.EXPLAIN;
  }

  /** Whether the rule has to be posted at all. */
  boolean posted(Rule rule) {
    Severity severity = rules.of(rule).severity();
    return severity == Severity.HARD || (severity == Severity.SOFT && !explaining());
  }

  /** Whether the rule always holds, without a literal. */
  boolean unconditional(Rule rule) {
    return !explaining() && rules.of(rule).severity() == Severity.HARD;
  }

  int limit(Rule rule) {
    return rules.of(rule).limit();
  }

  /** The literal under which the rule holds for an agent; null where it always does. */
  @Nullable Literal literal(Rule rule, String agent) {
    if (unconditional(rule)) {
      return null;
    }
    if (explaining()) {
      return assumed(new Cause(rule, rule == Rule.LEAVE ? agent : null, null));
    }
    return kept.computeIfAbsent(
        rule.id() + "\n" + agent,
        key -> {
          BoolVar literal = model.newBoolVar("");
          int weight = rules.of(rule).weight();
          cost.addTerm(literal, -weight).add(weight);
          return literal;
        });
  }

  Literal demand(Demand row) {
    return assumed(new Cause(null, null, row));
  }

  void under(@Nullable Literal literal, Constraint constraint) {
    if (literal != null) {
      constraint.onlyEnforceIf(literal);
    }
  }

  /** At least one of these. */
  void clause(Rule rule, String agent, List<Literal> literals) {
    under(literal(rule, agent), model.addBoolOr(literals));
  }

  /** Not this one. */
  void forbid(Rule rule, String agent, Literal literal) {
    clause(rule, agent, List.of(literal.not()));
  }

  Map<Cause, BoolVar> assumptions() {
    return assumed;
  }

  List<Literal> assumptionLiterals() {
    return new ArrayList<>(assumed.values());
  }

  private BoolVar assumed(Cause cause) {
    return assumed.computeIfAbsent(cause, key -> model.newBoolVar(""));
  }
}
