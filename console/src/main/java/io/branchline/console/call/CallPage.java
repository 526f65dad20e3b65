package io.branchline.console.call;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.Period;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.call.PublishedForms.Published;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Evaluation;
import io.branchline.warehouse.table.EvaluationAnswer;
import io.branchline.warehouse.table.EvaluationMethod;
import io.branchline.warehouse.table.Recording;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One call: what the ACD saw, what was said, how it was scored, and the form to score it. */
@Controller
class CallPage {

  private final Readers readers;
  private final Directory directory;
  private final PublishedForms forms;
  private final Scoring scoring;
  private final WordSearch search;

  CallPage(
      Readers readers,
      Directory directory,
      PublishedForms forms,
      Scoring scoring,
      WordSearch search) {
    this.readers = readers;
    this.directory = directory;
    this.forms = forms;
    this.scoring = scoring;
    this.search = search;
  }

  @GetMapping("/call")
  String call(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String id,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "-1") long at,
      Locale locale,
      Model model) {
    Door.require(viewer, Permission.CALLS);
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    CallFile file = CallFile.open(reader, id);
    Call call = file.call();
    model.addAttribute("names", names);
    model.addAttribute("call", call);
    model.addAttribute("outcome", call.outcome().name().toLowerCase(Locale.ROOT));
    model.addAttribute("zone", names.zone(call.branch()));
    model.addAttribute("line", AcdLine.of(call, file.legs(), file.events()));
    model.addAttribute("at", at);
    Optional<CallSpeech> speech = file.speech();
    model.addAttribute("speech", speech.orElse(null));
    if (viewer.role().may(Permission.LISTEN)) {
      model.addAttribute("recording", file.recording().orElse(null));
      List<Hit> hits = hits(q, call, viewer, names);
      model.addAttribute("hits", hits);
      model.addAttribute(
          "turns", speech.map(s -> Turns.of(file.utterances(s), hits)).orElse(List.of()));
    } else {
      model.addAttribute("recording", file.recording().map(CallPage::withoutPaths).orElse(null));
      model.addAttribute("turns", List.of());
      model.addAttribute("hits", List.of());
    }
    addEvaluations(viewer, file, locale, model);
    return "call";
  }

  @GetMapping("/call/transcript")
  String transcript(@AuthenticationPrincipal Viewer viewer, @RequestParam String id, Model model) {
    Door.require(viewer, Permission.LISTEN);
    CallFile file = CallFile.open(readers.of(viewer), id);
    model.addAttribute(
        "turns", file.speech().map(s -> Turns.of(file.utterances(s), List.of())).orElse(List.of()));
    return "call :: transcript";
  }

  @PostMapping("/call/score/draft")
  String draft(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> fields,
      Model model) {
    Door.require(viewer, Permission.SCORE);
    CallFile file = CallFile.open(readers.of(viewer), fields.getOrDefault("id", ""));
    Published published = form(fields);
    addDraft(published, fields, machine(file, published), model);
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
    List<EvaluationAnswer> machine = machine(file, published);
    try {
      Scoring.Draft draft = Scoring.draft(published, fields, machine);
      if (draft.unanswered() == 0) {
        int revision =
            scoring.save(viewer, file, file.speech().orElse(null), published, fields, machine);
        model.addAttribute("saved", revision);
      } else {
        model.addAttribute("missing", draft.unanswered());
      }
    } catch (Failure e) {
      model.addAttribute("complaint", e.getMessage());
    }
    Names names = directory.of(reader);
    model.addAttribute("names", names);
    model.addAttribute("call", file.call());
    model.addAttribute("zone", names.zone(file.call().branch()));
    addEvaluations(viewer, file, locale, model);
    return "call :: scores";
  }

  private void addEvaluations(Viewer viewer, CallFile file, Locale locale, Model model) {
    List<Evaluation> evaluations = file.evaluations();
    List<EvaluationAnswer> answers = evaluations.isEmpty() ? List.of() : file.answers();
    model.addAttribute(
        "judgements",
        evaluations.stream()
            .map(
                evaluation ->
                    Judgement.show(
                        evaluation,
                        answers,
                        forms.find(evaluation.form(), evaluation.formVersion()),
                        locale))
            .toList());
    Optional<Published> current =
        viewer.role().may(Permission.SCORE) ? forms.current() : Optional.empty();
    model.addAttribute(
        "sheet",
        current
            .map(published -> sheet(viewer, published, evaluations, answers, locale, model))
            .orElse(null));
  }

  private static Judgement.Sheet sheet(
      Viewer viewer,
      Published published,
      List<Evaluation> evaluations,
      List<EvaluationAnswer> answers,
      Locale locale,
      Model model) {
    Optional<Evaluation> mine =
        evaluations.stream()
            .filter(
                e ->
                    e.method() == EvaluationMethod.MANUAL
                        && e.evaluator().equals(viewer.username())
                        && e.form().equals(published.row().form()))
            .findFirst();
    List<EvaluationAnswer> own = mine.map(e -> answersOf(e, answers)).orElse(List.of());
    List<EvaluationAnswer> found =
        automatic(evaluations, published).map(e -> answersOf(e, answers)).orElse(List.of());
    Judgement.Sheet sheet =
        Judgement.sheet(published, own, found, mine.map(Evaluation::comment).orElse(""), locale);
    Map<String, String> fields = new java.util.HashMap<>();
    for (Judgement.Block block : sheet.blocks()) {
      for (Judgement.Item item : block.items()) {
        fields.put(Scoring.ANSWER + item.id(), item.chosen());
      }
    }
    addDraft(published, fields, found, model);
    return sheet;
  }

  private static void addDraft(
      Published published,
      Map<String, String> fields,
      List<EvaluationAnswer> machine,
      Model model) {
    try {
      model.addAttribute("draft", Scoring.draft(published, fields, machine));
    } catch (Failure e) {
      model.addAttribute("complaint", e.getMessage());
    }
  }

  private Published form(Map<String, String> fields) {
    try {
      return forms
          .find(
              fields.getOrDefault("form", ""),
              Integer.parseInt(fields.getOrDefault("version", "0")))
          .orElseThrow(
              () -> new io.branchline.console.access.NotThere("form " + fields.get("form")));
    } catch (NumberFormatException e) {
      throw new io.branchline.console.access.NotThere("form version " + fields.get("version"));
    }
  }

  private static List<EvaluationAnswer> machine(CallFile file, Published published) {
    List<EvaluationAnswer> answers = file.answers();
    return automatic(file.evaluations(), published)
        .map(e -> answersOf(e, answers))
        .orElse(List.of());
  }

  private static Optional<Evaluation> automatic(List<Evaluation> evaluations, Published published) {
    return evaluations.stream()
        .filter(
            e ->
                e.method() == EvaluationMethod.AUTOMATIC && e.form().equals(published.row().form()))
        .findFirst();
  }

  private static List<EvaluationAnswer> answersOf(
      Evaluation evaluation, List<EvaluationAnswer> answers) {
    return answers.stream()
        .filter(
            answer ->
                answer.evaluationId().equals(evaluation.evaluationId())
                    && answer.revision() == evaluation.revision())
        .toList();
  }

  private List<Hit> hits(String words, Call call, Viewer viewer, Names names) {
    if (words.isBlank()) {
      return List.of();
    }
    LocalDate day = call.startedAt().atZone(ZoneId.of(names.zone(call.branch()))).toLocalDate();
    CallFilter filter =
        new CallFilter(
            words,
            call.branch(),
            "",
            call.agent(),
            "",
            "",
            new Period(day.minusDays(1), day.plusDays(1)));
    try {
      return search.find(filter, viewer).getOrDefault(call.callId(), List.of());
    } catch (Failure e) {
      return List.of();
    }
  }

  private static Recording withoutPaths(Recording r) {
    return new Recording(
        r.callId(),
        r.branch(),
        r.queue(),
        r.agent(),
        r.callStartedAt(),
        "",
        0,
        0,
        "",
        0,
        0,
        r.durationMillis(),
        r.sampleRate(),
        r.encoding(),
        "",
        r.status(),
        "",
        r.version());
  }
}
