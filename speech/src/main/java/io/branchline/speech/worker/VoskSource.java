package io.branchline.speech.worker;

import io.branchline.speech.recognise.Models;
import io.branchline.speech.recognise.Recogniser;
import io.branchline.speech.recognise.Recognisers;
import io.branchline.warehouse.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Vosk with the models of a home, and those that the operator named. */
public final class VoskSource implements RecogniserSource {

  /**
   * What a worker's command says to get these models.
   *
   * @param folders models that the operator named, by language
   */
  public static List<String> arguments(Home home, Map<String, Path> folders) {
    List<String> arguments = new ArrayList<>(List.of(home.root().toString()));
    new TreeMap<>(folders)
        .forEach(
            (language, folder) ->
                arguments.add(language + "=" + folder.toAbsolutePath().normalize()));
    return arguments;
  }

  @Override
  public Function<String, ? extends Recogniser> open(List<String> arguments) {
    return recognisers(arguments)::of;
  }

  @Override
  public void check(List<String> arguments, String language) {
    recognisers(arguments).check(language);
  }

  private static Recognisers recognisers(List<String> arguments) {
    Map<String, Path> folders = new TreeMap<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      String[] parts = argument.split("=", 2);
      folders.put(parts[0], Path.of(parts[1]));
    }
    return new Recognisers(new Models(new Home(Path.of(arguments.get(0)))), folders);
  }
}
