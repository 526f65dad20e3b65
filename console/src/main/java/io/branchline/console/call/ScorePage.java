package io.branchline.console.call;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.call.PublishedForms.Published;
import io.branchline.scoring.evaluate.WrongAnswer;
import io.branchline.warehouse.table.EvaluationAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes what people answered on a call's form. */
@Controller
class ScorePage {

  private final Readers readers;
  private final Directory directory;
  private final PublishedForms forms;
  private final Scoring scoring;
  private final ScoreSheets sheets;

  ScorePage(
      Readers readers,
      Directory directory,
      PublishedForms forms,
      Scoring scoring,
      ScoreSheets sheets) {
    this.readers = readers;
    this.directory = directory;
    this.forms = forms;
    this.scoring = scoring;
    this.sheets = sheets;
  }

  @PostMapping("/call/score/draft")
  String draft(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> fields,
      Model model) {
    Door.require(viewer, Permission.SCORE);
    CallFile file = CallFile.open(readers.of(viewer), fields.getOrDefault("id", ""));
    Published published = form(fields);
    ScoreSheets.addDraft(published, fields, ScoreSheets.machine(file, published), model);
    return "call :: draft";
  }

  @PostMapping("/call/score")
  String score(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> fields,
      Locale locale,
      Model model) {
    Door.require(viewer, Permission.SCORE);
    Reader reader = readers.of(viewer);
    CallFile file = CallFile.open(reader, fields.getOrDefault("id", ""));
    Published published = form(fields);
    List<EvaluationAnswer> machine = ScoreSheets.machine(file, published);
    try {
      Scoring.Draft draft = Scoring.draft(published, fields, machine);
      if (draft.unanswered() == 0) {
        int revision =
            scoring.save(viewer, file, file.speech().orElse(null), published, fields, machine);
        model.addAttribute("saved", revision);
      } else {
        model.addAttribute("missing", draft.unanswered());
      }
    } catch (WrongAnswer e) {
      model.addAttribute("wrong", e);
    }
    Names names = directory.of(reader);
    model.addAttribute("names", names);
    model.addAttribute("call", file.call());
    model.addAttribute("zone", names.zone(file.call().branch()));
    sheets.add(viewer, file, locale, model);
    return "call :: scores";
  }

  private Published form(Map<String, String> fields) {
    try {
      return forms
          .find(
              fields.getOrDefault("form", ""),
              Integer.parseInt(fields.getOrDefault("version", "0")))
          .orElseThrow(() -> new NotThere("form " + fields.get("form")));
    } catch (NumberFormatException e) {
      throw new NotThere("form version " + fields.get("version"));
    }
  }
}
