package io.branchline.ingest.flink;

import static java.util.Objects.requireNonNull;

import io.branchline.ingest.read.FileBlock;
import org.apache.flink.api.connector.source.SourceSplit;

/** A block of a file, as Flink hands it to readers. */
record LineSplit(FileBlock block) implements SourceSplit {

  LineSplit {
    requireNonNull(block, "block is null");
  }

  @Override
  public String splitId() {
    return block.isGrowing() ? block.path() : block.path() + "@" + block.offset();
  }
}
