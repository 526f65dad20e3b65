package io.branchline.console;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Tests before one console and one browser; what the browser complains about fails the test. */
abstract class InChromium {

  static TestingConsole console;
  static Chromium chromium;

  @BeforeAll
  static void openChromium() {
    console = TestingConsole.start();
    chromium = new Chromium(console);
  }

  @AfterAll
  static void closeChromium() {
    chromium.close();
    console.close();
  }

  @AfterEach
  final void closeWindows() {
    chromium.closeWindows();
  }
}
