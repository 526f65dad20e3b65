package io.branchline.console.security;

import io.branchline.console.access.Audit;
import io.branchline.console.access.Viewer;
import io.branchline.console.account.Accounts;
import io.branchline.warehouse.table.Account;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Opens accounts by name and password, and counts who fails. */
final class AccountSignIn implements AuthenticationProvider {

  private final Accounts accounts;
  private final SignInLimit limit;
  private final Audit audit;

  AccountSignIn(Accounts accounts, SignInLimit limit, Audit audit) {
    this.accounts = accounts;
    this.limit = limit;
    this.audit = audit;
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String username = asked.getName().strip().toLowerCase(Locale.ROOT);
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "";
    if (!limit.allows(username, address)) {
      throw new LockedException("Too many wrong passwords");
    }
    Optional<Account> account = accounts.open(username, String.valueOf(asked.getCredentials()));
    if (account.isEmpty()) {
      limit.failed(username, address);
      throw new BadCredentialsException("Wrong name or password");
    }
    limit.succeeded(username);
    Viewer viewer = Viewer.of(account.get());
    audit.record(viewer, "signed_in", username, "", address);
    return signedIn(viewer);
  }

  static Authentication signedIn(Viewer viewer) {
    return new UsernamePasswordAuthenticationToken(
        viewer, null, List.of(new SimpleGrantedAuthority("ROLE_" + viewer.role().name())));
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
