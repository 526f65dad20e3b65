package io.branchline.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.branchline.scoring", importOptions = DoNotIncludeTests.class)
final class HouseTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.branchline.scoring.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule sparkStaysAtTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackage("..scoring.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule clickHouseStaysInTheWarehouse =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.clickhouse..");

  @ArchTest
  static final ArchRule coresNeedNoServer =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..scoring.form", "..scoring.evaluate", "..scoring.kpi", "..scoring.quality")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.branchline.warehouse.Warehouse");

  @ArchTest
  static final ArchRule modulesMeetInTheTables =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.branchline.ingest..",
              "io.branchline.speech..",
              "io.branchline.forecasting..",
              "io.branchline.console..");
}
