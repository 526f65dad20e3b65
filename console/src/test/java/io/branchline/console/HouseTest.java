package io.branchline.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the house, as far as the console goes. */
@AnalyzeClasses(
    packages = "io.branchline.console",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.branchline.console.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_ENGINES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.flink..", "org.vosk..", "com.clickhouse..");

  @ArchTest
  static final ArchRule CORES_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.branchline..spark..", "io.branchline..flink..", "io.branchline..job..");

  @ArchTest
  static final ArchRule PLAIN_CORES =
      noClasses()
          .that()
          .resideInAnyPackage("..figure..", "..audio..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta..");

  @ArchTest
  static final ArchRule PAGES_READ_THROUGH_A_READER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..branch..",
              "..staffing..",
              "..intraday..",
              "..planning..",
              "..whatif..",
              "..home..")
          .and()
          .resideOutsideOfPackages("..warehouse..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.branchline.warehouse.Warehouse")
          .because("a person's branches are held by the reader");
}
