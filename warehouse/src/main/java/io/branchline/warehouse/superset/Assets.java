package io.branchline.warehouse.superset;

import io.branchline.warehouse.WarehouseConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of {@code warehouse/superset} as the archive that Superset imports: shipped as they
 * are, but for a few {@code ${placeholders}}. Their UUIDs are version 5 of {@code
 * urn:branchline:superset:FOLDER/NAME}, so that publishing again finds the same objects.
 */
final class Assets {

  static final String DATABASE = "databases/branchline.yaml";
  static final List<String> DATASETS =
      List.of(
          "datasets/calls.yaml",
          "datasets/forecast-against-actual.yaml",
          "datasets/intervals.yaml",
          "datasets/quality-scores.yaml");
  static final List<String> CHARTS =
      List.of(
          "charts/calls-by-half-hour.yaml",
          "charts/forecast-against-actual-by-day.yaml",
          "charts/quality-score-by-branch.yaml",
          "charts/rates-by-branch.yaml",
          "charts/rates-by-day.yaml",
          "charts/speed-of-answer-by-branch.yaml");
  static final String DASHBOARD = "dashboards/branches.yaml";

  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Assets() {}

  /**
   * The archive.
   *
   * @param database the warehouse as Superset's machine reaches it, and the user who reads
   */
  static byte[] archive(WarehouseConfig database, ServiceLevel serviceLevel) {
    Map<String, String> values =
        Map.of(
            "database_uri", uri(database),
            "database", database.database(),
            "service_level_expression", serviceLevel.expression(),
            "service_level_en", serviceLevel.english(),
            "service_level_zh", serviceLevel.chinese());
    Map<String, String> files = new LinkedHashMap<>();
    files.put("metadata.yaml", filled("metadata.yaml", values));
    files.put(DATABASE, filled(DATABASE, values));
    DATASETS.forEach(dataset -> files.put(dataset, filled(dataset, values)));
    CHARTS.forEach(chart -> files.put(chart, filled(chart, values)));
    files.put(DASHBOARD, filled(DASHBOARD, values));
    return archiveOf(files);
  }

  /** Texts by file name in the one root folder that Superset expects. */
  static byte[] archiveOf(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry("branchline/" + file.getKey());
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The text of a file of {@code warehouse/superset}. */
  static String text(String file) {
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of a top-level line {@code key: value} of an asset. */
  static String field(String file, String key) {
    return text(file)
        .lines()
        .filter(line -> line.startsWith(key + ": "))
        .map(line -> line.substring(key.length() + 2))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(file + " has no " + key));
  }

  /** SQLAlchemy's address of the warehouse, its password masked as Superset masks it. */
  private static String uri(WarehouseConfig database) {
    URI url = database.url();
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 8443 : 8123;
    return "clickhousedb://"
        + URLEncoder.encode(database.user(), StandardCharsets.UTF_8)
        + ":XXXXXXXXXX@"
        + url.getHost()
        + ":"
        + port
        + "/"
        + database.database()
        + (secure ? "?protocol=https" : "");
  }

  private static String filled(String file, Map<String, String> values) {
    String text = text(file);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalStateException(file + " has a placeholder without a value");
    }
    return text;
  }
}
