package io.branchline.console.roster;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.forecasting.plan.DraftEdits;
import io.branchline.forecasting.plan.OpenRoster;
import io.branchline.forecasting.plan.RosterChange;
import io.branchline.forecasting.roster.Agent;
import io.branchline.forecasting.roster.Roster;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.RosterRow;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Checks a planner's changes while they are made, and keeps them as a new draft. */
@RestController
final class RosterEdits {

  private static final int MOST_CHANGES = 20_000;

  private final Readers readers;
  private final Directory directory;
  private final Rosters rosters;
  private final Audit audit;
  private final MessageSource texts;

  RosterEdits(
      Readers readers, Directory directory, Rosters rosters, Audit audit, MessageSource texts) {
    this.readers = readers;
    this.directory = directory;
    this.rosters = rosters;
    this.audit = audit;
    this.texts = texts;
  }

  /** A day of an agent as it is to be; no shift: free. */
  record Edit(@Nullable String agent, @Nullable String date, @Nullable String shift) {}

  /**
   * Changes of a roster as it is kept.
   *
   * @param seen drafts of the same roster that the planner knows of
   */
  record Edits(@Nullable String roster, @Nullable List<Edit> edits, @Nullable List<String> seen) {}

  /** A draft that somebody else kept meanwhile: who, when, and what it changes. */
  record Other(String roster, String by, String at, List<String> changes) {}

  /** What came of keeping. */
  record Kept(String roster, List<Other> others) {}

  @PostMapping("/roster/check")
  ResponseEntity<Object> check(
      @AuthenticationPrincipal Viewer viewer, @RequestBody Edits asked, Locale locale) {
    Door.require(viewer, Permission.PLAN);
    Reader reader = readers.of(viewer);
    RosterRow head = rosters.head(reader, text(asked.roster()));
    try {
      OpenRoster open = rosters.open(head);
      Names names = directory.of(reader);
      List<RosterChange> changes = changes(asked);
      String wrong = wrong(open, changes, locale);
      return wrong != null
          ? bad(wrong)
          : ResponseEntity.ok(Judged.of(open, open.with(changes), names, locale));
    } catch (DateTimeParseException e) {
      return bad(
          texts.getMessage("roster.mistake.date", new Object[] {e.getParsedString()}, locale));
    } catch (Failure e) {
      return bad(String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/roster/keep")
  ResponseEntity<Object> keep(
      @AuthenticationPrincipal Viewer viewer, @RequestBody Edits asked, Locale locale) {
    Door.require(viewer, Permission.PLAN);
    Reader reader = readers.of(viewer);
    RosterRow head = rosters.head(reader, text(asked.roster()));
    try {
      OpenRoster open = rosters.openFresh(head);
      List<RosterChange> changes = changes(asked);
      String wrong = wrong(open, changes, locale);
      if (wrong != null) {
        return bad(wrong);
      }
      Roster changed = open.with(changes);
      if (same(open, changed)) {
        return bad(texts.getMessage("roster.mistake.nothing", null, locale));
      }
      DraftEdits.Outcome outcome =
          rosters.keep(
              open,
              changed,
              asked.seen() == null ? Set.of() : Set.copyOf(asked.seen()),
              viewer.username());
      if (!outcome.others().isEmpty()) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
            .body(new Kept("", others(outcome.others(), open, reader, locale)));
      }
      audit.record(
          viewer,
          "edited_roster",
          outcome.kept(),
          head.branch(),
          String.format(Locale.ROOT, "from %s, %d days", head.roster(), changes.size()));
      return ResponseEntity.ok(new Kept(outcome.kept(), List.of()));
    } catch (DateTimeParseException e) {
      return bad(
          texts.getMessage("roster.mistake.date", new Object[] {e.getParsedString()}, locale));
    } catch (Failure e) {
      return bad(String.valueOf(e.getMessage()));
    }
  }

  private static boolean same(OpenRoster open, Roster changed) {
    return open.problem().agents().stream()
        .allMatch(agent -> open.roster().days(agent.id()).equals(changed.days(agent.id())));
  }

  private List<Other> others(List<RosterRow> rows, OpenRoster base, Reader reader, Locale locale) {
    Names names = directory.of(reader);
    List<Other> others = new ArrayList<>();
    for (RosterRow row : rows) {
      OpenRoster theirs = rosters.open(rosters.head(reader, row.roster()));
      others.add(
          new Other(
              row.roster(),
              row.createdBy(),
              row.createdAt().toString(),
              differences(base, theirs.roster(), names, locale)));
    }
    return others;
  }

  private List<String> differences(OpenRoster base, Roster theirs, Names names, Locale locale) {
    List<String> lines = new ArrayList<>();
    String free = texts.getMessage("roster.free", null, locale);
    for (Agent agent : base.problem().agents()) {
      for (int day = 0; day < base.problem().period().days(); day++) {
        String was = base.roster().shift(agent.id(), day);
        String is = theirs.shift(agent.id(), day);
        if (!was.equals(is)) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%s %s: %s → %s",
                  names.agent(base.row().branch(), agent.id()),
                  base.problem().period().date(day),
                  was.isEmpty() ? free : was,
                  is.isEmpty() ? free : is));
        }
      }
    }
    return lines;
  }

  private static List<RosterChange> changes(Edits asked) {
    List<RosterChange> changes = new ArrayList<>();
    if (asked.edits() != null) {
      for (Edit given : asked.edits().subList(0, Math.min(asked.edits().size(), MOST_CHANGES))) {
        Edit edit = given == null ? new Edit(null, null, null) : given;
        changes.add(
            new RosterChange(
                text(edit.agent()), LocalDate.parse(text(edit.date())), text(edit.shift())));
      }
    }
    return changes;
  }

  private @Nullable String wrong(OpenRoster open, List<RosterChange> changes, Locale locale) {
    return open.impossible(changes)
        .map(
            wrong ->
                texts.getMessage(
                    "roster.mistake." + wrong.mistake().name().toLowerCase(Locale.ROOT),
                    new Object[] {
                      wrong.change().agent(),
                      wrong.change().date().toString(),
                      wrong.change().shift()
                    },
                    locale))
        .orElse(null);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }

  private static ResponseEntity<Object> bad(String text) {
    return ResponseEntity.badRequest().body(Judged.complaint(text));
  }
}
