package io.branchline.warehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.branchline.warehouse",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule ONLY_THE_CLIENT_KNOWS_CLICKHOUSE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..warehouse.client..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.clickhouse..");

  @ArchTest
  static final ArchRule ONLY_THE_ENGINE_CALLS_NATIVE_CODE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..warehouse.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule ROWS_ARE_PLAIN =
      classes()
          .that()
          .resideInAPackage("..warehouse.table..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.branchline.warehouse.table..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.branchline.warehouse.(*)..").should().beFreeOfCycles();
}
