package io.branchline.console.home;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class HomePage {

  @GetMapping("/")
  String home() {
    return "redirect:/branches";
  }
}
