package io.branchline.console.planning;

import java.util.List;
import org.springframework.ui.Model;

/**
 * The models that calls are forecast by.
 *
 * @param all by name
 * @param shown the one that is asked for, else the usual one
 */
public record Models(List<String> all, String shown) {

  /** Copies the names. */
  public Models {
    all = List.copyOf(all);
  }

  /** Those of what is chosen. */
  static Models of(Opened opened) {
    List<String> all = Planned.models(opened.reader(), opened.choice().branch());
    return new Models(all, Planned.model(all, opened.asked().text("model")));
  }

  /** Gives the page's form what it chooses from. */
  public void on(Model page) {
    page.addAttribute("models", all);
    page.addAttribute("model", shown);
  }
}
