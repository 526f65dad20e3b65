package io.branchline.console.planning;

import io.branchline.console.access.Directory;
import io.branchline.console.access.Door;
import io.branchline.console.access.Names;
import io.branchline.console.access.Reader;
import io.branchline.console.access.Readers;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Permission;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens pages about branches: who may, what they may read, whose calls they ask about. */
@Component
public final class Desk {

  private final Readers readers;
  private final Directory directory;

  Desk(Readers readers, Directory directory) {
    this.readers = readers;
    this.directory = directory;
  }

  /** For a page about any branches, all of them where none is asked for. */
  public Opened open(Viewer viewer, Permission permission, Map<String, String> parameters) {
    return open(viewer, permission, parameters, Choice::of);
  }

  /** For a page about one branch, the first where none is asked for. */
  public Opened openOne(Viewer viewer, Permission permission, Map<String, String> parameters) {
    return open(viewer, permission, parameters, Choice::ofOne);
  }

  private Opened open(
      Viewer viewer, Permission permission, Map<String, String> parameters, Choosing choosing) {
    Door.require(viewer, permission);
    Reader reader = readers.of(viewer);
    Names names = directory.of(reader);
    Asked asked = new Asked(parameters, new Complaints());
    return new Opened(reader, names, asked, choosing.choice(viewer, names, asked));
  }

  @FunctionalInterface
  private interface Choosing {
    Choice choice(Viewer viewer, Names names, Asked asked);
  }
}
