package io.branchline.console.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Accounts;
import io.branchline.warehouse.table.Account;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of an account that was disabled or changed since, within seconds. */
final class StillValid extends OncePerRequestFilter {

  private static final Duration STALE_AFTER = Duration.ofSeconds(5);

  private final LoadingCache<String, Optional<Account>> current;

  StillValid(Accounts accounts) {
    current =
        Caffeine.newBuilder()
            .expireAfterWrite(STALE_AFTER)
            .maximumSize(10_000)
            .build(accounts::find);
  }

  void forget(String username) {
    current.invalidate(username);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/vendor/") || path.startsWith("/assets/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof Viewer viewer
        && !isCurrent(viewer)) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  private boolean isCurrent(Viewer viewer) {
    return current
        .get(viewer.username())
        .filter(account -> account.enabled() && account.version() == viewer.version())
        .isPresent();
  }
}
