package io.branchline.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Remembers the page that somebody wanted before signing in, but neither its parts nor its audio.
 */
final class PageCache extends HttpSessionRequestCache {

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String accept = request.getHeader("Accept");
    if (request.getMethod().equals("GET")
        && !Security.isPart(request)
        && accept != null
        && accept.contains("text/html")) {
      super.saveRequest(request, response);
    }
  }
}
