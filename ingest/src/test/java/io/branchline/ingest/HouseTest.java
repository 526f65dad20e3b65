package io.branchline.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.branchline.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule ONLY_THE_JOB_KNOWS_FLINK =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ingest.flink..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");

  @ArchTest
  static final ArchRule ONLY_TOPICS_AND_THE_JOB_KNOW_KAFKA =
      noClasses()
          .that()
          .resideOutsideOfPackages("..ingest.flink..", "..ingest.topic..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule ASSEMBLY_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("..ingest.assemble..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.branchline.warehouse.table..",
              "io.branchline.ingest.assemble..");

  @ArchTest
  static final ArchRule FORMATS_ARE_PLAIN =
      classes()
          .that()
          .resideInAPackage("..ingest.format..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.yaml.snakeyaml..",
              "io.branchline.warehouse..",
              "io.branchline.ingest.format..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.branchline.ingest.(*)..").should().beFreeOfCycles();
}
