package io.branchline.forecasting.roster.solver;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import io.branchline.forecasting.roster.benchmark.Instance;
import java.util.ArrayList;
import java.util.List;

/** An instance of Curtois and Qu as a CP-SAT model: one Boolean per person, day and shift. */
final class InstanceModel {

  private final Instance instance;
  private final CpModel model;
  private final BoolVar[][][] x;
  private final BoolVar[][] works;
  private final LinearExprBuilder cost;

  InstanceModel(Instance instance) {
    Natives.load();
    model = new CpModel();
    cost = LinearExpr.newBuilder();
    this.instance = instance;
    int people = instance.people().size();
    x = new BoolVar[people][instance.days()][instance.shifts().size()];
    works = new BoolVar[people][instance.days()];
    for (int person = 0; person < people; person++) {
      variables(person);
      person(person, instance.people().get(person));
    }
    cover();
    wishes();
    model.minimize(cost);
  }

  CpModel model() {
    return model;
  }

  int[][] roster(CpSolver solver) {
    int[][] roster = new int[x.length][instance.days()];
    for (int person = 0; person < x.length; person++) {
      for (int day = 0; day < instance.days(); day++) {
        roster[person][day] = -1;
        for (int shift = 0; shift < x[person][day].length; shift++) {
          if (solver.booleanValue(x[person][day][shift])) {
            roster[person][day] = shift;
          }
        }
      }
    }
    return roster;
  }

  private void variables(int person) {
    for (int day = 0; day < instance.days(); day++) {
      works[person][day] = model.newBoolVar("");
      List<Literal> one = new ArrayList<>();
      for (int shift = 0; shift < instance.shifts().size(); shift++) {
        x[person][day][shift] = model.newBoolVar("");
        one.add(x[person][day][shift]);
      }
      one.add(works[person][day].not());
      model.addExactlyOne(one);
    }
  }

  private void person(int index, Instance.Person person) {
    for (int day : person.daysOff()) {
      model.addEquality(works[index][day], 0);
    }
    LinearExprBuilder minutes = LinearExpr.newBuilder();
    for (int shift = 0; shift < instance.shifts().size(); shift++) {
      Instance.Shift type = instance.shifts().get(shift);
      LinearExprBuilder count = LinearExpr.newBuilder();
      for (int day = 0; day < instance.days(); day++) {
        count.add(x[index][day][shift]);
        minutes.addTerm(x[index][day][shift], type.minutes());
        if (day + 1 < instance.days()) {
          for (int next = 0; next < instance.shifts().size(); next++) {
            if (type.notFollowedBy().contains(instance.shifts().get(next).id())) {
              model.addAtMostOne(new Literal[] {x[index][day][shift], x[index][day + 1][next]});
            }
          }
        }
      }
      int limit = person.maxShifts().getOrDefault(type.id(), 0);
      if (limit < instance.days()) {
        model.addLessOrEqual(count, limit);
      }
    }
    model.addLinearConstraint(minutes, person.minMinutes(), person.maxMinutes());
    weekends(index, person);
    longRuns(index, person.maxConsecutiveShifts());
    shortRuns(index, person.minConsecutiveShifts(), true);
    shortRuns(index, person.minConsecutiveDaysOff(), false);
  }

  private void weekends(int index, Instance.Person person) {
    LinearExprBuilder weekends = LinearExpr.newBuilder();
    for (int sunday = 6; sunday < instance.days(); sunday += 7) {
      BoolVar weekend = model.newBoolVar("");
      model.addImplication(works[index][sunday - 1], weekend);
      model.addImplication(works[index][sunday], weekend);
      weekends.add(weekend);
    }
    model.addLessOrEqual(weekends, person.maxWeekends());
  }

  private void longRuns(int index, int limit) {
    for (int start = 0; start + limit < instance.days(); start++) {
      List<Literal> free = new ArrayList<>();
      for (int day = start; day <= start + limit; day++) {
        free.add(works[index][day].not());
      }
      model.addBoolOr(free);
    }
  }

  /** No run of 1 to limit - 1 days strictly inside the horizon. */
  private void shortRuns(int index, int limit, boolean work) {
    for (int length = 1; length < limit; length++) {
      for (int before = 0; before + length + 1 < instance.days(); before++) {
        List<Literal> clause = new ArrayList<>();
        clause.add(literal(index, before, work));
        for (int day = before + 1; day <= before + length; day++) {
          clause.add(literal(index, day, !work));
        }
        clause.add(literal(index, before + length + 1, work));
        model.addBoolOr(clause);
      }
    }
  }

  private Literal literal(int index, int day, boolean work) {
    return work ? works[index][day] : works[index][day].not();
  }

  private void cover() {
    for (Instance.Cover cover : instance.cover()) {
      LinearExprBuilder there = LinearExpr.newBuilder();
      for (BoolVar[][] person : x) {
        there.add(person[cover.day()][cover.shift()]);
      }
      IntVar under = model.newIntVar(0, cover.wanted(), "");
      IntVar over = model.newIntVar(0, Math.max(0, x.length - cover.wanted()), "");
      there.add(under).addTerm(over, -1);
      model.addEquality(there, cover.wanted());
      cost.addTerm(under, cover.underWeight()).addTerm(over, cover.overWeight());
    }
  }

  private void wishes() {
    for (Instance.Wish wish : instance.on()) {
      cost.addTerm(x[wish.person()][wish.day()][wish.shift()], -wish.weight()).add(wish.weight());
    }
    for (Instance.Wish wish : instance.off()) {
      cost.addTerm(x[wish.person()][wish.day()][wish.shift()], wish.weight());
    }
  }
}
