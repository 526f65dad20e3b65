package io.branchline.ingest.flink;

import io.branchline.ingest.repair.CallRepair;
import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows by table and writes them in large batches, one batch on its way while the next one
 * gathers.
 */
final class RowWriter implements SinkWriter<Record> {

  private static final int BATCH_ROWS = 50_000;

  private final Warehouse warehouse;
  private final Dimensions dimensions;
  private final ExecutorService sender;
  private final Map<Class<?>, List<Record>> batches = new HashMap<>();
  private final List<LateCall> late = new ArrayList<>();
  private @Nullable Future<?> onItsWay;

  RowWriter(WarehouseConfig config, String zone) {
    this.warehouse = Warehouse.open(config);
    this.dimensions = new Dimensions(warehouse, zone);
    this.sender =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "ingest-row-sender");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void write(Record row, Context context) throws IOException, InterruptedException {
    if (row instanceof LateCall call) {
      late.add(call);
      return;
    }
    dimensions.see(row);
    List<Record> batch =
        batches.computeIfAbsent(row.getClass(), type -> new ArrayList<>(BATCH_ROWS));
    batch.add(row);
    if (batch.size() >= BATCH_ROWS) {
      batches.remove(row.getClass());
      send(batch);
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    for (List<Record> batch : batches.values()) {
      send(batch);
    }
    batches.clear();
    await();
    dimensions.write();
    repairLate();
  }

  private void repairLate() {
    if (late.isEmpty()) {
      return;
    }
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    Set<CallRepair.CallKey> calls = new LinkedHashSet<>();
    for (LateCall call : late) {
      from = call.at().isBefore(from) ? call.at() : from;
      to = call.at().isAfter(to) ? call.at() : to;
      calls.add(new CallRepair.CallKey(call.branch(), call.callId()));
    }
    new CallRepair(warehouse).repair(List.copyOf(calls), from, to);
    late.clear();
  }

  private void send(List<Record> batch) throws IOException, InterruptedException {
    await();
    onItsWay = sender.submit(() -> insert(batch.get(0).getClass(), batch));
  }

  @SuppressWarnings("unchecked")
  private <R extends Record> void insert(Class<R> type, List<Record> batch) {
    warehouse.write(type, (List<R>) batch);
  }

  private void await() throws IOException, InterruptedException {
    Future<?> future = onItsWay;
    if (future == null) {
      return;
    }
    onItsWay = null;
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IOException("Cannot write to the warehouse", e.getCause());
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    warehouse.close();
  }
}
