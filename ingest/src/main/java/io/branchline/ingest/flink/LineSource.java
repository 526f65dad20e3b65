package io.branchline.ingest.flink;

import io.branchline.ingest.format.RawLine;
import io.branchline.ingest.read.FileBlock;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Lines of files: of some files to their ends, or of a folder for ever. */
public final class LineSource implements Source<RawLine, LineSplit, Set<String>> {

  @Serial private static final long serialVersionUID = 1;

  private static final long BLOCK_BYTES = 8L << 20;

  private final List<String> paths;
  private final @Nullable String folder;
  private final boolean hasHeader;

  private LineSource(List<String> paths, @Nullable String folder, boolean hasHeader) {
    this.paths = new ArrayList<>(paths);
    this.folder = folder;
    this.hasHeader = hasHeader;
  }

  /** These files, in this order, once. */
  public static LineSource of(List<String> paths, boolean hasHeader) {
    return new LineSource(paths, null, hasHeader);
  }

  /** Whatever is in the folder or comes into it, and whatever grows there. */
  public static LineSource following(String folder, boolean hasHeader) {
    return new LineSource(List.of(), folder, hasHeader);
  }

  @Override
  public Boundedness getBoundedness() {
    return folder == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<RawLine, LineSplit> createReader(SourceReaderContext context) {
    return new LineReader(context, hasHeader, folder == null);
  }

  @Override
  public SplitEnumerator<LineSplit, Set<String>> createEnumerator(
      SplitEnumeratorContext<LineSplit> context) {
    return restoreEnumerator(context, new HashSet<>());
  }

  @Override
  public SplitEnumerator<LineSplit, Set<String>> restoreEnumerator(
      SplitEnumeratorContext<LineSplit> context, Set<String> known) {
    return folder == null
        ? new FileEnumerator(context, paths, hasHeader, BLOCK_BYTES)
        : new FolderEnumerator(context, folder, known);
  }

  @Override
  public SimpleVersionedSerializer<LineSplit> getSplitSerializer() {
    return new LineSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Set<String>> getEnumeratorCheckpointSerializer() {
    return new PathsSerializer();
  }

  static Collection<LineSplit> growing(Collection<String> paths) {
    List<LineSplit> splits = new ArrayList<>();
    for (String path : paths) {
      splits.add(new LineSplit(FileBlock.growing(path)));
    }
    return splits;
  }
}
