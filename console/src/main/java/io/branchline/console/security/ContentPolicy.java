package io.branchline.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Everything a page loads comes from this server; no script stands in a page. Style sheets need the
 * page's nonce (the waveform brings one of its own); style attributes are the charts' tooltips'.
 */
final class ContentPolicy extends OncePerRequestFilter {

  /** The request attribute that templates read. */
  static final String NONCE = "styleNonce";

  private static final int NONCE_BYTES = 16;
  private final SecureRandom random = new SecureRandom();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    request.setAttribute(NONCE, nonce);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src-elem 'self' 'nonce-"
            + nonce
            + "'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
            + " media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'");
    chain.doFilter(request, response);
  }
}
