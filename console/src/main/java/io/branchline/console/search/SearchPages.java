package io.branchline.console.search;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.NotThere;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import io.branchline.console.export.Format;
import io.branchline.speech.search.SearchAnswer;
import io.branchline.speech.search.SearchPage;
import io.branchline.speech.search.TranscriptIndex;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Search over what was said, and its export. */
@Controller
class SearchPages {

  private final Readers readers;
  private final Directory directory;
  private final TranscriptIndex index;
  private final CategoryTitles categories;
  private final HitExport export;
  private final MessageSource texts;
  private final Duration limit;

  SearchPages(
      Readers readers,
      Directory directory,
      TranscriptIndex index,
      CategoryTitles categories,
      HitExport export,
      MessageSource texts,
      @Value("${branchline.search.time-limit}") Duration limit) {
    this.readers = readers;
    this.directory = directory;
    this.index = index;
    this.categories = categories;
    this.export = export;
    this.texts = texts;
    this.limit = limit;
  }

  @GetMapping("/search")
  String search(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      @RequestHeader(value = "HX-Request", required = false) @Nullable String part,
      Locale locale,
      Model model) {
    SearchForm form = form(viewer, parameters);
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    Map<String, String> titles = categories.in(locale);
    model.addAttribute("names", names);
    model.addAttribute("form", form);
    model.addAttribute("sorts", SearchForm.SORTS);
    model.addAttribute("limit", limit.toSeconds());
    if (!form.isBlank()) {
      SearchAnswer answer = index.search(form.shown(viewer).stoppingAfter(limit));
      if (answer instanceof SearchPage found) {
        model.addAttribute("found", found);
        model.addAttribute("calls", new Sight(reader).of(found.found()));
        model.addAttribute(
            "facets",
            Facets.of(
                form,
                found.facets(),
                (field, value) -> label(names, titles, field, value, locale)));
        model.addAttribute("more", found.calls() > (form.page() + 1L) * SearchForm.PAGE);
      } else if (answer instanceof SearchAnswer.Wrong wrong) {
        model.addAttribute("mistake", Mistake.of(wrong.error(), form.get("q"), locale));
      }
    }
    return part == null ? "search" : "search :: results";
  }

  @PostMapping("/search/export")
  void export(
      @AuthenticationPrincipal Viewer viewer,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    SearchForm form = form(viewer, parameters);
    Format format =
        Format.of(parameters.getOrDefault("format", ""))
            .orElseThrow(() -> new NotThere("format " + parameters.get("format")));
    if (!export.send(readers.of(viewer), form, format, locale, response)) {
      response.sendRedirect(form.with("page", ""));
    }
  }

  private static SearchForm form(Viewer viewer, Map<String, String> parameters) {
    Door.require(viewer, Permission.LISTEN);
    SearchForm form = SearchForm.of(parameters);
    Door.requireSight(viewer, form.get("branch"));
    return form;
  }

  private String label(
      Names names, Map<String, String> titles, String field, String value, Locale locale) {
    return switch (field) {
      case "category" -> titles.getOrDefault(value, value);
      case "outcome" -> texts.getMessage("outcome." + value, null, value, locale);
      default -> Facets.name(names, field, value, locale);
    };
  }
}
