package io.branchline.ingest;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** A Kafka broker of one node: formats its folder if that is new, and runs until it is killed. */
final class BrokerMain {

  private BrokerMain() {}

  /** The arguments: the cluster's id, the properties file. */
  public static void main(String[] arguments) {
    String[] format = {"format", "-t", arguments[0], "-c", arguments[1], "--ignore-formatted"};
    if (StorageTool.execute(format, System.out) != 0) {
      throw new IllegalStateException("cannot format the broker's folder");
    }
    Kafka.main(new String[] {arguments[1]});
  }
}
