package io.branchline.console.planning;

import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Viewer;
import org.springframework.ui.Model;

/**
 * A page that somebody may open.
 *
 * @param reader what they may read
 * @param names of what they may read
 * @param asked the request's parameters, and what was wrong with them
 * @param choice whose calls it is about
 */
public record Opened(Reader reader, Names names, Asked asked, Choice choice) {

  /** Who asks. */
  public Viewer viewer() {
    return reader.viewer();
  }

  /** The models that it is forecast by. */
  public Models models() {
    return Models.of(this);
  }

  /** Gives the page what every such page shows. */
  public void on(Model page) {
    page.addAttribute("names", names);
    page.addAttribute("choice", choice);
    page.addAttribute("asked", asked.complaints());
  }
}
