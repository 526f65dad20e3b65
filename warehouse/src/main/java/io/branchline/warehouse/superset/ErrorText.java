package io.branchline.warehouse.superset;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer of Superset says went wrong, in one line. Errors come as {@code {"message":
 * text}}, {@code {"message": {field: [texts]}}}, {@code {"errors": [{"message": text, "extra":
 * …}]}}, {@code {"msg": text}}, {@code {"error": text}}, or as a page of HTML, which is never
 * shown.
 */
final class ErrorText {

  private static final int LONGEST = 240;

  private ErrorText() {}

  /** One line about the answer. */
  static String of(int status, Optional<String> contentType, String body) {
    String type = contentType.orElse("").toLowerCase(Locale.ROOT);
    String trimmed = body.strip();
    if (trimmed.isEmpty()) {
      return "an empty answer with status " + status;
    }
    if (type.contains("html") || trimmed.startsWith("<")) {
      return "a page of HTML with status " + status;
    }
    try {
      List<String> texts = new ArrayList<>();
      collect("", JsonParser.parseString(trimmed), texts);
      return texts.isEmpty() ? "status " + status : shorten(String.join("; ", texts));
    } catch (JsonParseException e) {
      return shorten("status " + status + ": " + trimmed);
    }
  }

  private static void collect(String path, JsonElement element, List<String> texts) {
    if (element.isJsonPrimitive()) {
      String text = element.getAsString();
      texts.add(path.isEmpty() ? text : path + ": " + text);
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(path, item, texts));
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      if (path.isEmpty()) {
        for (String key : List.of("errors", "message", "msg", "error")) {
          if (object.has(key)) {
            collectMessages(object.get(key), texts);
            return;
          }
        }
      }
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        collect(
            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), texts);
      }
    }
  }

  /** An error's own text, then the details that its {@code extra} has beside the issue codes. */
  private static void collectMessages(JsonElement messages, List<String> texts) {
    if (messages.isJsonArray()) {
      messages.getAsJsonArray().forEach(message -> collectMessages(message, texts));
    } else if (messages.isJsonObject() && messages.getAsJsonObject().has("message")) {
      JsonObject error = messages.getAsJsonObject();
      collectMessages(error.get("message"), texts);
      if (error.has("extra") && error.get("extra").isJsonObject()) {
        error.getAsJsonObject("extra").entrySet().stream()
            .filter(entry -> !entry.getKey().equals("issue_codes"))
            .forEach(entry -> collect(entry.getKey(), entry.getValue(), texts));
      }
    } else if (messages.isJsonObject()) {
      messages
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> collect(entry.getKey(), entry.getValue(), texts));
    } else {
      collect("", messages, texts);
    }
  }

  private static String shorten(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
