package io.branchline.console.text;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Data for the page's scripts, safe inside a page. */
@Component("json")
public final class Json {

  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** The value as JSON in which no character can end a script element. */
  public String of(Object value) {
    return mapper
        .writeValueAsString(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
