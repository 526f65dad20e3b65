package io.branchline.console.security;

import io.branchline.console.access.Viewer;
import io.branchline.console.account.Accounts;
import io.branchline.console.text.Languages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.LocaleResolver;

/** The sign-in page, the language switch, and the answer to those who ask whether we are up. */
@Controller
class SignInPages {

  private final Accounts accounts;
  private final StillValid valid;
  private final LocaleResolver locales;
  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();

  SignInPages(Accounts accounts, StillValid valid, LocaleResolver locales) {
    this.accounts = accounts;
    this.valid = valid;
    this.locales = locales;
  }

  @GetMapping("/sign-in")
  String signIn(@AuthenticationPrincipal @Nullable Viewer viewer) {
    return viewer == null ? "sign-in" : "redirect:/";
  }

  @GetMapping(value = "/health", produces = MediaType.TEXT_PLAIN_VALUE)
  @ResponseBody
  String health() {
    return "up\n";
  }

  @PostMapping("/language")
  String language(
      @RequestParam("to") String to,
      @RequestHeader(value = "Referer", required = false) @Nullable String referer,
      @AuthenticationPrincipal @Nullable Viewer viewer,
      HttpServletRequest request,
      HttpServletResponse response) {
    Locale locale = Languages.of(to);
    locales.setLocale(request, response, locale);
    if (viewer != null) {
      Viewer changed = Viewer.of(accounts.speak(viewer.username(), locale.getLanguage()));
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(AccountSignIn.signedIn(changed));
      SecurityContextHolder.setContext(context);
      sessions.saveContext(context, request, response);
      valid.forget(viewer.username());
    }
    return "redirect:" + pathOf(referer);
  }

  /** The page that asked, on this server only. */
  private static String pathOf(@Nullable String referer) {
    try {
      URI page = URI.create(referer == null ? "/" : referer);
      String path = page.getRawPath();
      if (path == null || !path.startsWith("/") || path.startsWith("//")) {
        return "/";
      }
      return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
    } catch (IllegalArgumentException e) {
      return "/";
    }
  }
}
