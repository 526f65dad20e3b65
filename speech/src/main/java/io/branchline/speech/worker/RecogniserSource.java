package io.branchline.speech.worker;

import io.branchline.speech.recognise.Recogniser;
import java.util.List;
import java.util.function.Function;

/**
 * Where a worker process has its recognisers from. The worker is told the class's name and makes it
 * with its public constructor without parameters.
 */
public interface RecogniserSource {

  /**
   * The recognisers by language tag, each loaded when it is asked for the first time.
   *
   * @param arguments what the worker's command says after the class's name
   */
  Function<String, ? extends Recogniser> open(List<String> arguments);

  /** Fails where the language has no model, or one that is no good; loads nothing. */
  void check(List<String> arguments, String language);

  /** The source of a class's name. */
  static RecogniserSource named(String name) {
    try {
      return Class.forName(name).asSubclass(RecogniserSource.class).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(name + " is no source of recognisers", e);
    }
  }
}
