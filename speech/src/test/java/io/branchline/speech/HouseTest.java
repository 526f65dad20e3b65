package io.branchline.speech;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.branchline.speech",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.branchline.speech.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule voskOnlyBehindTheRecogniser =
      noClasses()
          .that()
          .resideOutsideOfPackage("..speech.recognise..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.vosk..", "com.sun.jna..");

  @ArchTest
  static final ArchRule ffmpegOnlyBehindAudioFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage("..speech.audio..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule luceneOnlyInSearch =
      noClasses()
          .that()
          .resideOutsideOfPackage("..speech.search..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule searchKnowsNoRecogniserAndNoTable =
      noClasses()
          .that()
          .resideInAPackage("..speech.search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..speech.recognise..",
              "..speech.job..",
              "..speech.audio..",
              "com.clickhouse..",
              "io.branchline.warehouse.client..");

  @ArchTest
  static final ArchRule transcriptIsPlainJava =
      noClasses()
          .that()
          .resideInAnyPackage("..speech.transcript..", "..speech.mask..", "..speech.sound..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "org.jspecify..",
              "..speech.transcript..",
              "..speech.mask..",
              "..speech.sound..");

  @ArchTest
  static final ArchRule noEngines =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.clickhouse..", "org.apache.spark..");

  @ArchTest
  static final ArchRule flinkOnlyInItsJob =
      noClasses()
          .that()
          .resideOutsideOfPackage("..speech.flink..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink..");
}
