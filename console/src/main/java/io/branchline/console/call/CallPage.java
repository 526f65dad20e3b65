package io.branchline.console.call;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.text.Figures;
import io.branchline.console.text.Json;
import io.branchline.warehouse.table.Call;
import io.branchline.warehouse.table.CallSpeech;
import io.branchline.warehouse.table.Recording;
import io.branchline.warehouse.table.Side;
import io.branchline.warehouse.table.Utterance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One call: what the ACD saw, what was said, how it was scored, and the form to score it. */
@Controller
class CallPage {

  private final Readers readers;
  private final Directory directory;
  private final ScoreSheets scores;
  private final TranscriptSearch search;
  private final Figures figures;
  private final Json json;
  private final MessageSource texts;

  CallPage(
      Readers readers,
      Directory directory,
      ScoreSheets scores,
      TranscriptSearch search,
      Figures figures,
      Json json,
      MessageSource texts) {
    this.readers = readers;
    this.directory = directory;
    this.scores = scores;
    this.search = search;
    this.figures = figures;
    this.json = json;
    this.texts = texts;
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
    CallSpeech speech = file.speech().orElse(null);
    model.addAttribute("speech", speech);
    if (speech != null) {
      model.addAttribute("measures", measures(speech, call, locale));
    }
    if (viewer.role().may(Permission.LISTEN)) {
      addWords(file, speech, search.find(q, call, viewer), locale, model);
    } else {
      model.addAttribute("recording", file.recording().map(CallPage::withoutPaths).orElse(null));
      model.addAttribute("turns", List.of());
      model.addAttribute("hits", List.of());
    }
    scores.add(viewer, file, locale, model);
    return "call";
  }

  private void addWords(
      CallFile file, @Nullable CallSpeech speech, List<Hit> hits, Locale locale, Model model) {
    Recording recording = file.recording().orElse(null);
    List<Utterance> said = speech == null ? List.of() : file.utterances(speech);
    model.addAttribute("recording", recording);
    model.addAttribute("hits", hits);
    model.addAttribute("turns", Turns.of(said, hits, file.corrections()));
    if (recording != null) {
      Shading shading =
          Shading.of(
              Shading.spoken(speech, said, Side.AGENT),
              Shading.spoken(speech, said, Side.CUSTOMER),
              recording.durationMillis());
      TimeLine timeLine =
          TimeLine.of(
              recording.durationMillis(),
              speech == null ? new Shading(List.of(), List.of()) : shading,
              speech == null ? List.of() : file.maskedSpans(speech),
              said,
              hits,
              kind -> texts.getMessage("mask." + kind, null, kind, locale));
      model.addAttribute("timeLine", json.of(timeLine));
      model.addAttribute("overtalkMeasurable", speech == null || speech.overtalkMeasurable());
    }
  }

  private SpeechMeasures measures(CallSpeech speech, Call call, Locale locale) {
    return SpeechMeasures.of(
        speech,
        call,
        figures,
        count ->
            texts.getMessage(
                Pace.unit("speech.rate", speech.language()), new Object[] {count}, locale));
  }

  @GetMapping("/call/transcript")
  String transcript(@AuthenticationPrincipal Viewer viewer, @RequestParam String id, Model model) {
    Door.require(viewer, Permission.LISTEN);
    Reader reader = readers.of(viewer);
    CallFile file = CallFile.open(reader, id);
    CallSpeech speech = file.speech().orElseThrow(() -> new NotThere("transcript of " + id));
    model.addAttribute("call", file.call());
    model.addAttribute("zone", directory.of(reader).zone(file.call().branch()));
    model.addAttribute("speech", speech);
    model.addAttribute("turns", Turns.of(file.utterances(speech), List.of(), file.corrections()));
    return "transcript :: transcript";
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
        r.version(),
        r.clockStartedAt());
  }
}
