package io.branchline.console;

import io.branchline.console.account.Accounts;
import io.branchline.console.account.Role;
import io.branchline.warehouse.TestingWarehouse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Runs the console over the made-up bank, to look at pages: args are the size and the port. */
final class DevConsole {

  private static final String NEWEST =
      "SELECT call_id FROM call_speech FINAL WHERE branch = 'b01' AND language = 'en'"
          + " ORDER BY call_id LIMIT 1";

  private record Id(String callId) {}

  private DevConsole() {}

  public static void main(String[] args) throws InterruptedException {
    TestingWarehouse warehouse = TestingWarehouse.start();
    Runtime.getRuntime().addShutdownHook(new Thread(warehouse::close, "stop-engine"));
    if (args[0].equals("large")) {
      Bank.large(warehouse.client());
    } else {
      Bank.small(warehouse.client());
    }
    Plans.write(warehouse.client());
    Recordings.write(warehouse.client(), warehouse.home());
    Scores.write(warehouse.client());
    Workforce.large(warehouse.client());
    Index.write(warehouse.client(), warehouse.home());
    Accounts accounts = new Accounts(warehouse.client());
    System.out.println("admin " + accounts.add("admin", Role.ADMIN, Set.of(), "en"));
    System.out.println("qa " + accounts.add("qa", Role.QA, Set.of("b01"), "zh"));
    System.out.println("planner " + accounts.add("planner", Role.PLANNER, Set.of(), "zh"));
    Console console =
        Console.start(warehouse.config(), warehouse.home(), Integer.parseInt(args[1]));
    System.out.println(
        "call " + warehouse.client().query(Id.class, NEWEST, Map.of()).get(0).callId());
    System.out.println("up " + console.port());
    new CountDownLatch(1).await();
  }
}
