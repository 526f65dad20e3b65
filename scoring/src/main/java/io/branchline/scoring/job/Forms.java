package io.branchline.scoring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.branchline.scoring.form.EvaluationForm;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Published forms. A version is kept as it was written, under the SHA-256 of its YAML, and never
 * changes; publishing another text makes the next version.
 */
public final class Forms {

  /** The form that is published when there is none: {@code bank-service}. */
  private static final String DEFAULT_FORM = "/io/branchline/scoring/form/bank-service.yaml";

  private final Warehouse warehouse;

  /** The forms of a warehouse. */
  public Forms(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A published version and what it says. */
  public record Published(Form row, EvaluationForm form) {}

  /**
   * Checks a form and publishes it; the text that is in force already stays the version it is.
   *
   * @throws Failure where the form is wrong or asks for a category that calls are not counted by
   */
  public Published publish(String yaml, String source, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    EvaluationForm form = EvaluationForm.parse(yaml, source);
    Topics.check(warehouse, form, source);
    String fingerprint = fingerprint(yaml);
    Optional<Form> latest = row(form.form(), 0);
    if (latest.isPresent() && latest.get().fingerprint().equals(fingerprint)) {
      return new Published(latest.get(), form);
    }
    Form row =
        new Form(
            form.form(),
            latest.map(Form::formVersion).orElse(0) + 1,
            form.title().en(),
            form.title().zh(),
            yaml,
            fingerprint,
            now);
    warehouse.write(Form.class, List.of(row));
    return new Published(row, form);
  }

  /** Every published version, oldest first. */
  public List<Form> list() {
    return warehouse.query(
        Form.class, "SELECT * FROM forms FINAL ORDER BY form, form_version", Map.of());
  }

  /**
   * A published version of a form.
   *
   * @param version 0 for the latest
   */
  public Optional<Published> find(String form, int version) {
    return row(form, version).map(Forms::read);
  }

  /**
   * The form to score by: the one named, else the one published last, else the one that comes with
   * the program.
   */
  public Published current(Optional<String> named, Instant now) {
    if (named.isPresent()) {
      return find(named.get(), 0)
          .orElseThrow(
              () ->
                  new Failure(
                      Failure.Code.BAD_INPUT,
                      "There is no published form '"
                          + named.get()
                          + "'. See ./branchline form list, or publish it: ./branchline form publish FILE"));
    }
    List<Form> newest =
        warehouse.query(
            Form.class,
            "SELECT * FROM forms FINAL ORDER BY published_at DESC, form, form_version DESC LIMIT 1",
            Map.of());
    return newest.isEmpty()
        ? publish(defaultYaml(), "bank-service.yaml", now)
        : read(newest.get(0));
  }

  /** The YAML of the form that comes with the program. */
  public static String defaultYaml() {
    try (InputStream stream = Forms.class.getResourceAsStream(DEFAULT_FORM)) {
      if (stream == null) {
        throw new IllegalStateException(DEFAULT_FORM + " is not on the class path");
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Form> row(String form, int version) {
    return warehouse
        .query(
            Form.class,
            """
            SELECT * FROM forms FINAL WHERE form = {form:String} AND (form_version = {version:Int32} OR {version:Int32} = 0)
            ORDER BY form_version DESC LIMIT 1
            """,
            Map.of("form", form, "version", version))
        .stream()
        .findFirst();
  }

  private static Published read(Form row) {
    return new Published(
        row, EvaluationForm.parse(row.yaml(), row.form() + " version " + row.formVersion()));
  }

  private static String fingerprint(String yaml) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
