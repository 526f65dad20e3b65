package io.branchline.console.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.branchline.scoring.form.EvaluationForm;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Form;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The forms as they were published. A version never changes, so it is parsed once. */
@Component
final class PublishedForms {

  private static final String COLUMNS =
      "SELECT form, form_version, title_en, title_zh, yaml, fingerprint, published_at"
          + " FROM forms FINAL ";

  private final Warehouse warehouse;
  private final Cache<String, EvaluationForm> parsed =
      Caffeine.newBuilder().maximumSize(100).build();
  private final Cache<String, Published> versions = Caffeine.newBuilder().maximumSize(100).build();

  PublishedForms(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A version of a form and what it says. */
  record Published(Form row, EvaluationForm form) {}

  /** The form to score by: the one that was published last. */
  Optional<Published> current() {
    return warehouse
        .query(
            Form.class,
            COLUMNS + "ORDER BY published_at DESC, form, form_version DESC LIMIT 1",
            Map.of())
        .stream()
        .findFirst()
        .map(this::parse);
  }

  /** One version. */
  Optional<Published> find(String form, int version) {
    String key = form + "\n" + version;
    Published known = versions.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Published> read = read(form, version);
    read.ifPresent(published -> versions.put(key, published));
    return read;
  }

  private Optional<Published> read(String form, int version) {
    return warehouse
        .query(
            Form.class,
            COLUMNS + "WHERE form = {form:String} AND form_version = {version:Int32}",
            Map.of("form", form, "version", version))
        .stream()
        .findFirst()
        .map(this::parse);
  }

  private Published parse(Form row) {
    String key = row.form() + "\n" + row.formVersion() + "\n" + row.fingerprint();
    return new Published(
        row,
        parsed.get(
            key,
            k -> EvaluationForm.parse(row.yaml(), row.form() + " version " + row.formVersion())));
  }
}
