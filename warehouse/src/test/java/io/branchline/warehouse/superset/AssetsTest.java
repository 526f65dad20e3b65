package io.branchline.warehouse.superset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.WarehouseConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {

  private static final WarehouseConfig DATABASE =
      new WarehouseConfig(URI.create("http://127.0.0.1:8123"), "analyst", "secret", "bank", null);
  private static final ServiceLevel SERVICE_LEVEL = new ServiceLevel("negative", 20, 5);
  private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private static List<String> all() {
    List<String> all = new ArrayList<>(Assets.DATASETS);
    all.addAll(Assets.CHARTS);
    all.add(Assets.DATABASE);
    all.add(Assets.DASHBOARD);
    return all;
  }

  private static Map<String, String> unzip(byte[] archive) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void everyFileOfTheFolderIsPublished() throws IOException {
    Path folder = Path.of(System.getProperty("branchline.root"), "warehouse", "superset");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".yaml"))
                  .map(file -> folder.relativize(file).toString())
                  .filter(file -> !file.equals("metadata.yaml")))
          .containsExactlyInAnyOrderElementsOf(all());
    }
  }

  @Test
  void uuidsAreMadeOfNames() throws GeneralSecurityException {
    for (String file : all()) {
      String name = "urn:branchline:superset:" + file.replace(".yaml", "");
      assertThat(Assets.field(file, "uuid")).as(name).isEqualTo(version5(name).toString());
    }
  }

  /** RFC 9562, section 5.5. */
  private static UUID version5(String name) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-1");
    digest.update(
        ByteBuffer.allocate(16)
            .putLong(URL_NAMESPACE.getMostSignificantBits())
            .putLong(URL_NAMESPACE.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    long most = (hash.getLong() & ~0xF000L) | 0x5000L;
    long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }

  @Test
  void whatIsReferredToIsThere() {
    for (String chart : Assets.CHARTS) {
      String dataset = Assets.field(chart, "dataset_uuid");
      assertThat(Assets.DATASETS).anyMatch(file -> Assets.field(file, "uuid").equals(dataset));
      assertThat(Assets.text(Assets.DASHBOARD)).contains(Assets.field(chart, "uuid"));
    }
    for (String dataset : Assets.DATASETS) {
      assertThat(Assets.field(dataset, "database_uuid"))
          .isEqualTo(Assets.field(Assets.DATABASE, "uuid"));
      assertThat(Assets.text(dataset))
          .contains("column_name: branch,", "column_name: branch_name,");
    }
  }

  @Test
  void theArchiveNamesTheDatabaseAndTheFormulaButNoPassword() throws IOException {
    Map<String, String> files = unzip(Assets.archive(DATABASE, SERVICE_LEVEL));
    assertThat(files).hasSize(13).containsKey("branchline/metadata.yaml");
    assertThat(files.get("branchline/databases/branchline.yaml"))
        .contains("sqlalchemy_uri: clickhousedb://analyst:XXXXXXXXXX@127.0.0.1:8123/bank\n");
    assertThat(files.get("branchline/charts/rates-by-day.yaml"))
        .contains(
            "slice_name: \"Answer rate and service level (answered within 20 s ÷ (answered +"
                + " abandoned)) by day · 每日接通率与服务水平（20 秒内接通 ÷（接通＋放弃））\"");
    assertThat(files.get("branchline/datasets/intervals.yaml"))
        .contains("expression: sum(answered_within) / nullIf(sum(answered) + sum(abandoned), 0)\n");
    assertThat(files.values()).noneMatch(text -> text.contains("secret") || text.contains("${"));
  }

  @Test
  void theSameArchiveTwice() {
    assertThat(Assets.archive(DATABASE, SERVICE_LEVEL))
        .isEqualTo(Assets.archive(DATABASE, SERVICE_LEVEL));
  }

  @Test
  void aSecureWarehouse() throws IOException {
    WarehouseConfig secure =
        new WarehouseConfig(URI.create("https://ch.bank.example"), "a b", "", "bank", null);
    assertThat(unzip(Assets.archive(secure, SERVICE_LEVEL)).get("branchline/" + Assets.DATABASE))
        .contains("clickhousedb://a+b:XXXXXXXXXX@ch.bank.example:8443/bank?protocol=https");
  }

  @ParameterizedTest
  @CsvSource({
    "positive, (answered + abandoned within 20 s) ÷ (answered + abandoned), 20 秒内（接通＋放弃）÷（接通＋放弃）",
    "answered_only, answered within 20 s ÷ answered, 20 秒内接通 ÷ 接通",
    "negative, answered within 20 s ÷ (answered + abandoned), 20 秒内接通 ÷（接通＋放弃）",
    "ignore, answered within 20 s ÷ (answered + abandoned after 20 s), 20 秒内接通 ÷（接通＋20 秒后放弃）",
    "short_credit, (answered within 20 s + abandoned within 5 s) ÷ (answered + abandoned), （20 秒内接通＋5 秒内放弃）÷（接通＋放弃）",
    "short_excluded, answered within 20 s ÷ (answered + abandoned after 5 s), 20 秒内接通 ÷（接通＋5 秒后放弃）"
  })
  void everyFormulaHasItsNames(String formula, String english, String chinese) {
    ServiceLevel serviceLevel = new ServiceLevel(formula, 20, 5);
    assertThat(serviceLevel.english()).isEqualTo(english);
    assertThat(serviceLevel.chinese()).isEqualTo(chinese);
    assertThat(serviceLevel.expression()).contains("sum(answered_within)", "nullIf(");
  }

  @Test
  void anUnknownFormulaIsNamed() {
    assertThatThrownBy(() -> new ServiceLevel("mine", 20, 5).expression())
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("The setting 'service_level' names the formula 'mine', which is");
  }

  @Test
  void requirementsArePinned() {
    assertThat(Assets.text(Installation.REQUIREMENTS).lines())
        .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
        .allMatch(line -> line.matches("[A-Za-z0-9_.-]+==[A-Za-z0-9_.]+"))
        .contains("apache-superset==6.1.0")
        .hasSizeGreaterThan(100);
  }
}
