package io.branchline.speech.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.junit.jupiter.api.Test;

class TranscribeFunctionTest {

  private static final class Completed implements ResultFuture<String> {

    private final List<Throwable> errors = new ArrayList<>();

    @Override
    public void complete(Collection<String> result) {}

    @Override
    public void complete(CollectionSupplier<String> supplier) {}

    @Override
    public void completeExceptionally(Throwable error) {
      errors.add(error);
    }
  }

  @Test
  void memoryThatRunsOutFailsTheJobInsteadOfHangingIt() {
    Completed future = new Completed();
    OutOfMemoryError error = new OutOfMemoryError("Java heap space");

    TranscribeFunction.complete(
        future,
        () -> {
          throw error;
        });

    assertThat(future.errors).containsExactly(error);
  }
}
