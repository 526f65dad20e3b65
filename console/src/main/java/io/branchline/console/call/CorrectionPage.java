package io.branchline.console.call;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.speech.correct.Correction;
import io.branchline.speech.correct.Corrections;
import io.branchline.speech.correct.Outcome;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.TranscriptCorrection;
import io.branchline.warehouse.table.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a reviewer write down what was really said in a turn; answers with that turn alone. */
@Controller
class CorrectionPage {

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_REASON = 200;

  private final Readers readers;
  private final Directory directory;
  private final Corrections corrections;
  private final Audit audit;

  CorrectionPage(Readers readers, Directory directory, Corrections corrections, Audit audit) {
    this.readers = readers;
    this.directory = directory;
    this.corrections = corrections;
    this.audit = audit;
  }

  /** What a form sends. */
  record Form(
      String id, String side, int number, String before, String text, @Nullable String reason) {

    String shortReason() {
      String stripped = reason == null ? "" : reason.strip();
      return stripped.length() <= LONGEST_REASON ? stripped : stripped.substring(0, LONGEST_REASON);
    }
  }

  /** The turn as a form; with {@code show} as it stands. */
  @GetMapping("/call/turn")
  String turn(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam String id,
      @RequestParam String side,
      @RequestParam int number,
      @RequestParam(required = false) @Nullable String show,
      Model model) {
    Door.require(viewer, Permission.CORRECT);
    CallFile file = open(viewer, id, model);
    Turns.Turn turn = find(file, side(side), number, model);
    if (show != null) {
      return "transcript :: turn(turn=${turn})";
    }
    model.addAttribute("draft", turn.text());
    model.addAttribute("reason", "");
    return "transcript :: editor";
  }

  @PostMapping("/call/turn")
  String correct(@AuthenticationPrincipal Viewer viewer, Form form, Model model) {
    Door.require(viewer, Permission.CORRECT);
    CallFile file = open(viewer, form.id(), model);
    Side side = side(form.side());
    Outcome outcome = Outcome.EMPTY;
    if (form.text().length() <= LONGEST_TEXT) {
      outcome = corrections.save(correction(viewer, file.call(), side, form));
    } else {
      model.addAttribute("complaint", "correct.long");
    }
    Turns.Turn turn = find(file, side, form.number(), model);
    switch (outcome) {
      case SAVED -> {
        audit.record(
            viewer,
            "corrected",
            form.id(),
            file.call().branch(),
            form.side() + " turn " + form.number() + " revision " + turn.history().size());
        return "transcript :: turn(turn=${turn})";
      }
      case UNCHANGED -> {
        return "transcript :: turn(turn=${turn})";
      }
      case EMPTY -> {
        if (!model.containsAttribute("complaint")) {
          model.addAttribute("complaint", "correct.empty");
        }
      }
      case CONFLICT -> addConflict(turn, model);
      case GONE -> throw new NotThere("turn " + form.number() + " of " + form.id());
    }
    model.addAttribute("draft", form.text());
    model.addAttribute("reason", form.shortReason());
    return "transcript :: editor";
  }

  private static Correction correction(Viewer viewer, Call call, Side side, Form form) {
    return new Correction(
        call.callId(),
        call.branch(),
        call.startedAt(),
        side,
        form.number(),
        form.before(),
        form.text(),
        form.shortReason(),
        viewer.username());
  }

  /** Somebody else's revision, or another transcript with other words in that place. */
  private static void addConflict(Turns.Turn turn, Model model) {
    List<TranscriptCorrection> history = turn.history();
    if (history.isEmpty()) {
      model.addAttribute("anew", true);
    } else {
      model.addAttribute("conflict", history.get(0));
    }
  }

  private CallFile open(Viewer viewer, String id, Model model) {
    Reader reader = readers.of(viewer);
    CallFile file = CallFile.open(reader, id);
    model.addAttribute("call", file.call());
    model.addAttribute("zone", directory.of(reader).zone(file.call().branch()));
    return file;
  }

  private static Turns.Turn find(CallFile file, Side side, int number, Model model) {
    CallSpeech speech =
        file.speech().orElseThrow(() -> new NotThere("transcript of " + file.call().callId()));
    Utterance utterance =
        file.utterances(speech).stream()
            .filter(turn -> turn.side() == side && turn.number() == number)
            .findFirst()
            .orElseThrow(() -> new NotThere("turn " + number + " of " + file.call().callId()));
    Turns.Turn turn = Turns.of(utterance, List.of(), file.corrections());
    model.addAttribute("speech", speech);
    model.addAttribute("turn", turn);
    return turn;
  }

  private static Side side(String name) {
    return Arrays.stream(Side.values())
        .filter(side -> side.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> new NotThere("side " + name));
  }
}
