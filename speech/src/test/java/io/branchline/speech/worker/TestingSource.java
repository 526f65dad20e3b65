package io.branchline.speech.worker;

import io.branchline.speech.recognise.Recogniser;
import io.branchline.warehouse.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** {@link TestingRecogniser} for worker processes; the language "de" crashes while it loads. */
public final class TestingSource implements RecogniserSource {

  @Override
  public Function<String, ? extends Recogniser> open(List<String> arguments) {
    TestingRecogniser recogniser = new TestingRecogniser(Path.of(arguments.get(0)));
    return language -> {
      if (language.equals("de")) {
        Runtime.getRuntime().halt(134);
      }
      if (language.equals("fr")) {
        throw new Failure(Failure.Code.UNAVAILABLE, "There is no model for 'fr'.");
      }
      return recogniser;
    };
  }

  @Override
  public void check(List<String> arguments, String language) {}
}
