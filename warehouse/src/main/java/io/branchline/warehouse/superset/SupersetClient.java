package io.branchline.warehouse.superset;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.branchline.warehouse.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Superset's REST API for one person. Signs in for a token, renews it when it has run out, and
 * sends with every change the CSRF token, the session cookie that belongs to it, and the {@code
 * Referer}. Every failure is one line that says what to do. Not safe for several threads.
 */
final class SupersetClient {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final int PAGE_SIZE = 100;

  /** An answer: its status and body. */
  private record Answer(int status, @Nullable String location, String type, String body) {

    boolean isOk() {
      return status >= 200 && status < 300;
    }

    String problem() {
      return ErrorText.of(status, Optional.of(type), body);
    }
  }

  private record Body(String type, BodyPublisher content) {}

  private final HttpClient http;
  private final String base;
  private final String user;
  private final String password;
  private String accessToken = "";
  private String refreshToken = "";
  private String csrfToken = "";

  private SupersetClient(String base, String user, String password) {
    this.base = base;
    this.user = user;
    this.password = password;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .cookieHandler(new CookieManager())
            .build();
  }

  /**
   * Signs in.
   *
   * @param url where Superset's pages are
   * @throws Failure where nothing answers, the version is too old, or the password is wrong
   */
  static SupersetClient logIn(URI url, String user, String password) {
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
      throw new Failure(
          Failure.Code.USAGE,
          "Superset's address '" + url + "' is not a URL. Maybe http://127.0.0.1:8088?");
    }
    SupersetClient client =
        new SupersetClient(url.toString().replaceAll("/+$", ""), user, password);
    client.requireVersion();
    client.signIn();
    client.fetchCsrfToken();
    return client;
  }

  /** Where Superset's pages are, without a slash at the end. */
  String base() {
    return base;
  }

  /** Reads. */
  JsonObject get(String path) {
    return json(path, send("GET", path, null));
  }

  /** Creates, or asks for something that takes a body. */
  JsonObject post(String path, JsonElement body) {
    return json(path, send("POST", path, of(body)));
  }

  /** Changes. */
  JsonObject put(String path, JsonElement body) {
    return json(path, send("PUT", path, of(body)));
  }

  /** Deletes. */
  void delete(String path) {
    send("DELETE", path, null);
  }

  /** Sends a form with files. */
  JsonObject upload(String path, Multipart form) {
    return json(
        path,
        send("POST", path, new Body(form.contentType(), BodyPublishers.ofByteArray(form.body()))));
  }

  /** Every object of a list, page by page. */
  List<JsonObject> list(String path, String orderColumn) {
    List<JsonObject> all = new ArrayList<>();
    for (int page = 0; ; page++) {
      Map<String, Object> query =
          Map.of(
              "page", page,
              "page_size", PAGE_SIZE,
              "order_column", orderColumn,
              "order_direction", "asc");
      String q = URLEncoder.encode(Rison.of(query), StandardCharsets.UTF_8);
      JsonObject answer = get(path + "?q=" + q);
      List<JsonElement> result = answer.getAsJsonArray("result").asList();
      result.forEach(item -> all.add(item.getAsJsonObject()));
      if (result.isEmpty() || all.size() >= answer.get("count").getAsInt()) {
        return all;
      }
    }
  }

  private void requireVersion() {
    Answer answer = exchange(request("/version").GET().build());
    String found = null;
    if (answer.isOk()) {
      try {
        JsonElement page = JsonParser.parseString(answer.body());
        if (page.isJsonObject() && page.getAsJsonObject().has("version_string")) {
          found = page.getAsJsonObject().get("version_string").getAsString();
        }
      } catch (JsonParseException e) {
        // told below: what answers there is not Superset as it is known
      }
    }
    if (found == null) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "What answers at "
              + base
              + " does not tell Superset's version: Superset "
              + SupersetVersion.OLDEST
              + " or later is needed. Check the address.");
    }
    if (!SupersetVersion.isEnough(found)) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Superset at "
              + base
              + " is version "
              + found
              + ", and "
              + SupersetVersion.OLDEST
              + " or later is needed. Upgrade it, or run one of ours with: ./branchline superset up");
    }
  }

  private void signIn() {
    JsonObject identity = new JsonObject();
    identity.addProperty("username", user);
    identity.addProperty("password", password);
    identity.addProperty("provider", "db");
    identity.addProperty("refresh", true);
    Answer answer =
        exchange(
            request("/api/v1/security/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(identity.toString()))
                .build());
    if (answer.status() == 401 || answer.status() == 403) {
      throw new Failure(
          Failure.Code.FORBIDDEN,
          "Superset at "
              + base
              + " does not take this password for the user '"
              + user
              + "'. Check both; the admin's password of ./branchline superset up is in the file"
              + " secrets/superset-admin of the home folder.");
    }
    if (!answer.isOk()) {
      throw failed("POST", "/api/v1/security/login", answer);
    }
    JsonObject tokens = json("/api/v1/security/login", answer);
    accessToken = tokens.get("access_token").getAsString();
    refreshToken = tokens.get("refresh_token").getAsString();
  }

  /** A new access token by the refresh token; by the password where that has run out too. */
  private void renew() {
    Answer answer =
        exchange(
            request("/api/v1/security/refresh")
                .header("Authorization", "Bearer " + refreshToken)
                .POST(BodyPublishers.noBody())
                .build());
    if (answer.isOk()) {
      accessToken = json("/api/v1/security/refresh", answer).get("access_token").getAsString();
    } else {
      signIn();
    }
  }

  private void fetchCsrfToken() {
    String path = "/api/v1/security/csrf_token/";
    Answer answer =
        exchange(request(path).header("Authorization", "Bearer " + accessToken).GET().build());
    if (!answer.isOk()) {
      throw failed("GET", path, answer);
    }
    csrfToken = json(path, answer).get("result").getAsString();
  }

  private Answer send(String method, String path, @Nullable Body body) {
    Answer answer = attempt(method, path, body);
    if (isTokenRefused(answer)) {
      renew();
      fetchCsrfToken();
      answer = attempt(method, path, body);
    } else if (isSessionRefused(answer)) {
      fetchCsrfToken();
      answer = attempt(method, path, body);
    }
    if (!answer.isOk()) {
      throw failed(method, path, answer);
    }
    return answer;
  }

  private Answer attempt(String method, String path, @Nullable Body body) {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + accessToken)
            .header("X-CSRFToken", csrfToken)
            .header("Referer", base + "/");
    BodyPublisher publisher = BodyPublishers.noBody();
    if (body != null) {
      request.header("Content-Type", body.type());
      publisher = body.content();
    }
    return exchange(request.method(method, publisher).build());
  }

  /** An expired token gives 401; one that cannot be read 422 with {@code msg}. */
  private static boolean isTokenRefused(Answer answer) {
    return answer.status() == 401
        || (answer.status() == 422 && answer.body().startsWith("{\"msg\":"));
  }

  /** A CSRF failure is a 400 that says so, or a redirect to the sign-in page. */
  private static boolean isSessionRefused(Answer answer) {
    return isRedirectToLogin(answer) || (answer.status() == 400 && answer.body().contains("CSRF"));
  }

  private static boolean isRedirectToLogin(Answer answer) {
    return answer.status() == 302
        && answer.location() != null
        && answer.location().contains("/login");
  }

  private Failure failed(String method, String path, Answer answer) {
    String what = method + " " + path.replaceAll("\\?.*", "");
    if (isRedirectToLogin(answer)) {
      return new Failure(
          Failure.Code.FORBIDDEN,
          "Superset at "
              + base
              + " sent "
              + what
              + " back to its sign-in page: a proxy in between may drop cookies or headers. Try the"
              + " address of Superset itself.");
    }
    if (answer.status() == 401 || answer.status() == 403) {
      return new Failure(
          Failure.Code.FORBIDDEN,
          "Superset at "
              + base
              + " does not let the user '"
              + user
              + "' do "
              + what
              + " ("
              + answer.problem()
              + "). Use an account with the role Admin.");
    }
    return new Failure(
        Failure.Code.UNAVAILABLE,
        "Superset at "
            + base
            + " refused "
            + what
            + ": "
            + answer.problem()
            + ". Its own log says more.");
  }

  private JsonObject json(String path, Answer answer) {
    try {
      JsonElement element = JsonParser.parseString(answer.body());
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
    } catch (JsonParseException e) {
      // told below in words that a person understands
    }
    throw new Failure(
        Failure.Code.UNAVAILABLE,
        "Superset at "
            + base
            + " answered "
            + path.replaceAll("\\?.*", "")
            + " with "
            + answer.problem()
            + " where JSON was due. Check that the address is Superset's own.");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER)
        .header("Accept", "application/json");
  }

  private Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Location").orElse(null),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (HttpTimeoutException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "Superset at "
              + base
              + " did not answer within "
              + ANSWER.toSeconds()
              + " s. Look at its log, or try again.",
          e);
    } catch (ConnectException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "No Superset answers at "
              + base
              + ". Start it with ./branchline superset up, or check the address.",
          e);
    } catch (IOException e) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "The connection to Superset at "
              + base
              + " broke: "
              + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
              + ". Check the address, http or https included.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(Failure.Code.UNAVAILABLE, "Interrupted while waiting for Superset.", e);
    }
  }

  private static Body of(JsonElement body) {
    return new Body("application/json", BodyPublishers.ofString(body.toString()));
  }
}
