package io.branchline.console;

import io.branchline.console.account.Accounts;
import io.branchline.console.account.Role;
import io.branchline.warehouse.TestingWarehouse;
import io.branchline.warehouse.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The console over the made-up bank, with an account of every role. */
final class TestingConsole implements AutoCloseable {

  /** The branch of those who see only one. */
  static final String OWN = "b01";

  /** A branch that they must not see. */
  static final String OTHER = "b02";

  private final TestingWarehouse warehouse = TestingWarehouse.start();
  private final Accounts accounts = new Accounts(warehouse.client());
  private final Map<String, String> passwords = new HashMap<>();
  private Console console;

  private TestingConsole() {
    Bank.small(warehouse.client());
    Plans.write(warehouse.client());
    Recordings.write(warehouse.client(), warehouse.home());
    Scores.write(warehouse.client());
    Workforce.small(warehouse.client());
    Index.write(warehouse.client(), warehouse.home());
    add("qa", Role.QA, Set.of(OWN));
    add("supervisor", Role.SUPERVISOR, Set.of(OWN));
    add("head", Role.HEAD_OFFICE, Set.of());
    add("planner", Role.PLANNER, Set.of());
    add("analyst", Role.ANALYST, Set.of());
    add("admin", Role.ADMIN, Set.of());
    add("leaver", Role.QA, Set.of(OWN));
    add("guessed", Role.QA, Set.of(OWN));
    console = Console.start(warehouse.config(), warehouse.home(), 0);
  }

  static TestingConsole start() {
    return new TestingConsole();
  }

  /** Ends the console and starts it again over the same warehouse; it listens elsewhere. */
  void restart() {
    console.close();
    console = Console.start(warehouse.config(), warehouse.home(), 0);
  }

  private void add(String name, Role role, Set<String> branches) {
    passwords.put(name, accounts.add(name, role, branches, "en"));
  }

  String url(String path) {
    return "http://127.0.0.1:" + console.port() + path;
  }

  Set<String> beans(Class<?> type) {
    return console.beans(type);
  }

  /** The engine's client, which sees every branch. */
  Warehouse warehouse() {
    return warehouse.client();
  }

  String password(String name) {
    return passwords.get(name);
  }

  Accounts accounts() {
    return accounts;
  }

  private record Id(String callId) {}

  /** A recorded, transcribed and scored call of a branch. */
  String recordedCall(String branch) {
    return warehouse
        .client()
        .query(
            Id.class,
            "SELECT call_id FROM call_speech FINAL WHERE branch = {branch:String}"
                + " AND language = 'en' ORDER BY call_id LIMIT 1",
            Map.of("branch", branch))
        .get(0)
        .callId();
  }

  <R extends Record> List<R> query(Class<R> type, String sql, Map<String, ?> parameters) {
    return warehouse.client().query(type, sql, parameters);
  }

  <R extends Record> void write(Class<R> type, List<R> rows) {
    warehouse.client().write(type, rows);
  }

  void execute(String sql, Map<String, ?> parameters) {
    warehouse.client().execute(sql, parameters);
  }

  @Override
  public void close() {
    console.close();
    warehouse.close();
  }
}
