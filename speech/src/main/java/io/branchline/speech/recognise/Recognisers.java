package io.branchline.speech.recognise;

import io.branchline.warehouse.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** One recogniser a language, loaded when its first recording comes. Safe for many threads. */
public final class Recognisers implements AutoCloseable {

  /** Languages and models that fit: looking through a vocabulary takes half a second. */
  private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

  private final Models models;
  private final Map<String, Path> folders;
  private final Map<String, Recogniser> loaded = new TreeMap<>();

  /**
   * Nothing is loaded yet.
   *
   * @param folders models that the operator named, by language
   */
  public Recognisers(Models models, Map<String, Path> folders) {
    this.models = models;
    this.folders = Map.copyOf(folders);
  }

  /** The recogniser of a language tag: its own model, else that of its first part (en of en-GB). */
  public synchronized Recogniser of(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    Recogniser known = loaded.get(tag);
    if (known != null) {
      return known;
    }
    String base = tag.split("[-_]", 2)[0];
    Recogniser recogniser = tag.equals(base) || folders.containsKey(tag) ? load(tag) : of(base);
    loaded.put(tag, recogniser);
    return recogniser;
  }

  /**
   * Fails in one line where the language has no model, or one that is no good for it: files that
   * are missing, another sample rate, another language's words. What is to be made of a model
   * before its first use is made here, and not by many workers at once; nothing is loaded.
   */
  public void check(String language) {
    String tag = language.toLowerCase(Locale.ROOT);
    ModelFolder folder = folder(folders.containsKey(tag) ? tag : tag.split("[-_]", 2)[0]);
    if (!CHECKED.contains(tag + "=" + folder.path())) {
      checkFor(tag, folder);
      CHECKED.add(tag + "=" + folder.path());
    }
    folder.prepareFast(models.prepared());
  }

  private static void checkFor(String tag, ModelFolder folder) {
    for (ModelCheck.Finding finding : ModelCheck.of(folder.path(), tag)) {
      if (finding.state() == ModelCheck.State.BAD) {
        throw new Failure(
            Failure.Code.BAD_INPUT,
            "The model in " + folder.path() + " cannot be used: " + finding.line());
      }
    }
  }

  private Recogniser load(String tag) {
    return VoskRecogniser.load(folder(tag), models.prepared());
  }

  private ModelFolder folder(String tag) {
    Path folder = folders.getOrDefault(tag, models.path(tag));
    if (!folders.containsKey(tag) && !Files.isDirectory(folder)) {
      throw new Failure(
          Failure.Code.UNAVAILABLE,
          "There is no speech model for the language '"
              + tag
              + "'. "
              + (tag.equals("en")
                  ? "Fetch it with: ./branchline setup"
                  : "Name a Vosk model's folder: --model " + tag + "=FOLDER"));
    }
    return new ModelFolder(folder);
  }

  @Override
  public synchronized void close() {
    loaded.values().stream().distinct().forEach(Recogniser::close);
    loaded.clear();
  }
}
