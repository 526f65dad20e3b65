package io.branchline.ingest.flink;

import io.branchline.warehouse.WarehouseConfig;
import java.io.Serial;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Rows into their tables. Writing a row again changes nothing, so at least once is exactly once.
 */
public final class RowSink implements Sink<Record> {

  @Serial private static final long serialVersionUID = 1;

  private final WarehouseConfig config;
  private final String zone;

  /**
   * A sink into a warehouse.
   *
   * @param zone the zone of branches that are met for the first time
   */
  public RowSink(WarehouseConfig config, String zone) {
    this.config = config;
    this.zone = zone;
  }

  @Override
  public SinkWriter<Record> createWriter(WriterInitContext context) {
    return new RowWriter(config, zone);
  }
}
