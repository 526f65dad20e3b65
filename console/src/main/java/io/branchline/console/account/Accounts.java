package io.branchline.console.account;

import static java.util.Objects.requireNonNull;

import io.branchline.warehouse.Failure;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.table.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The accounts in the warehouse. Passwords leave this class once, when they are made. */
public final class Accounts {

  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
  private static final int BCRYPT_ROUNDS_LOG2 = 10;

  private static final String CURRENT =
      """
      SELECT username, password_hash, role, branches, language, enabled, version
      FROM accounts FINAL
      """;

  private final Warehouse warehouse;
  private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(BCRYPT_ROUNDS_LOG2);
  private final String nobodysHash = encoder.encode("nobody");

  /** Accounts of this warehouse; needs the application's user, not a scoped one. */
  public Accounts(Warehouse warehouse) {
    this.warehouse = requireNonNull(warehouse, "warehouse is null");
  }

  /** Every account, by name. */
  public List<Account> list() {
    return warehouse.query(Account.class, CURRENT + " ORDER BY username", Map.of());
  }

  /** The account of that name, enabled or not. */
  public Optional<Account> find(String username) {
    return warehouse
        .query(
            Account.class,
            CURRENT + " WHERE username = {username:String}",
            Map.of("username", username))
        .stream()
        .findFirst();
  }

  /**
   * Adds an account and returns its generated password, which is stored as a bcrypt hash only.
   *
   * @param branches empty: every branch
   */
  public String add(String username, Role role, Set<String> branches, String language) {
    if (!USERNAME.matcher(username).matches()) {
      throw new Failure(
          Failure.Code.USAGE,
          "'"
              + username
              + "' cannot be a user name. Use lower-case letters, digits, dots, dashes, at most 40.");
    }
    if (find(username).isPresent()) {
      throw new Failure(
          Failure.Code.USAGE,
          "There is an account '"
              + username
              + "' already. For a new password: account reset "
              + username);
    }
    requireKnown(branches);
    String password = Password.generate();
    write(
        new Account(
            username,
            encoder.encode(password),
            role.id(),
            List.copyOf(new TreeSet<>(branches)),
            language,
            true,
            1));
    return password;
  }

  /** Gives the account a new password, enables it, and returns the password. */
  public String reset(String username) {
    Account account = require(username);
    String password = Password.generate();
    write(
        new Account(
            username,
            encoder.encode(password),
            account.role(),
            account.branches(),
            account.language(),
            true,
            account.version() + 1));
    return password;
  }

  /** Ends the account: its sessions stop within seconds. */
  public void disable(String username) {
    Account account = require(username);
    write(
        new Account(
            username,
            account.passwordHash(),
            account.role(),
            account.branches(),
            account.language(),
            false,
            account.version() + 1));
  }

  /** Keeps the language that the person chose, and returns the account as it is now. */
  public Account speak(String username, String language) {
    Account account = require(username);
    Account changed =
        new Account(
            username,
            account.passwordHash(),
            account.role(),
            account.branches(),
            language,
            account.enabled(),
            account.version() + 1);
    write(changed);
    return changed;
  }

  /** The enabled account that this name and password open. Takes as long for unknown names. */
  public Optional<Account> open(String username, String password) {
    Optional<Account> account = find(username);
    boolean right =
        encoder.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
    return account.filter(a -> right && a.enabled());
  }

  /** The branch with the most recordings, else with the most calls. */
  Optional<String> busiestBranch() {
    return Stream.of("recordings", "calls")
        .flatMap(
            table ->
                warehouse
                    .query(
                        Known.class,
                        "SELECT branch FROM "
                            + table
                            + " GROUP BY branch ORDER BY count() DESC, branch LIMIT 1",
                        Map.of())
                    .stream())
        .map(Known::branch)
        .findFirst();
  }

  private Account require(String username) {
    return find(username)
        .orElseThrow(
            () ->
                new Failure(
                    Failure.Code.USAGE,
                    "There is no account '" + username + "'. Those there are: account list"));
  }

  private record Known(String branch) {}

  private void requireKnown(Set<String> branches) {
    if (branches.isEmpty()) {
      return;
    }
    List<String> known =
        warehouse.query(Known.class, "SELECT branch FROM branches FINAL", Map.of()).stream()
            .map(Known::branch)
            .toList();
    for (String branch : branches) {
      if (!known.contains(branch)) {
        throw new Failure(
            Failure.Code.USAGE,
            "There is no branch '" + branch + "' in the warehouse. Maybe ingest its calls first.");
      }
    }
  }

  private void write(Account account) {
    warehouse.write(Account.class, List.of(account));
  }
}
