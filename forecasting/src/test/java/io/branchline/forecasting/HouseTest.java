package io.branchline.forecasting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.branchline.forecasting",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule ONLY_THE_JOB_KNOWS_SPARK =
      noClasses()
          .that()
          .resideOutsideOfPackage("..forecasting.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule ERLANG_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..forecasting.erlang..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "..forecasting.erlang..");

  @ArchTest
  static final ArchRule ARRIVALS_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..forecasting.arrival..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "..forecasting.arrival..");

  @ArchTest
  static final ArchRule ADHERENCE_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..forecasting.adherence..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "..forecasting.adherence..");

  @ArchTest
  static final ArchRule SIMULATION_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..forecasting.simulation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", "..forecasting.erlang..", "..forecasting.simulation..");

  @ArchTest
  static final ArchRule ROSTER_RULES_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage("..forecasting.roster")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "..forecasting.roster");

  @ArchTest
  static final ArchRule ONLY_SOLVERS_KNOW_OR_TOOLS =
      noClasses()
          .that()
          .resideOutsideOfPackages("..forecasting.roster.solver..", "..forecasting.cover..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.ortools..");

  @ArchTest
  static final ArchRule THE_SCORER_KNOWS_NO_MODEL =
      noClasses()
          .that()
          .resideInAPackage("..forecasting.roster.benchmark..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..forecasting.roster.solver..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.branchline.forecasting.(*)..").should().beFreeOfCycles();
}
