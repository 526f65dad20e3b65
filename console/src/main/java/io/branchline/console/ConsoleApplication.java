package io.branchline.console;

import io.branchline.console.access.Viewer;
import io.branchline.console.account.Accounts;
import io.branchline.console.text.Languages;
import io.branchline.speech.category.LiveIndex;
import io.branchline.speech.correct.Corrections;
import io.branchline.speech.mask.Mask;
import io.branchline.speech.mask.SecretMask;
import io.branchline.speech.policy.Policies;
import io.branchline.speech.search.TranscriptIndex;
import io.branchline.warehouse.Home;
import io.branchline.warehouse.Warehouse;
import io.branchline.warehouse.WarehouseConfig;
import java.security.Principal;
import java.time.Clock;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Puts the server together. Accounts are the only way in: Spring's own made-up user is left out.
 */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
class ConsoleApplication {

  @Bean
  Warehouse warehouse(WarehouseConfig config) {
    return Warehouse.open(config);
  }

  @Bean
  Accounts accounts(Warehouse warehouse) {
    return new Accounts(warehouse);
  }

  /** Masks by the policy that is in force at that moment. */
  @Bean
  Mask mask(Warehouse warehouse) {
    Policies policies = new Policies(warehouse);
    return (agent, customer) -> new SecretMask(policies.current().policy()).mask(agent, customer);
  }

  /** Searches what was said, and is the one that makes the index follow the tables. */
  @Bean
  @Lazy(false)
  LiveIndex liveIndex(Warehouse warehouse, Home home) {
    return LiveIndex.start(
        warehouse, home.index(), org.slf4j.LoggerFactory.getLogger(LiveIndex.class)::warn);
  }

  @Bean(destroyMethod = "")
  TranscriptIndex transcriptIndex(LiveIndex live) {
    return live.index();
  }

  @Bean
  Corrections corrections(Warehouse warehouse, Mask mask, Clock clock) {
    return new Corrections(warehouse, mask, clock);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The language: what was chosen in this browser, else the account's, else the browser's. */
  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("branchline-language");
    resolver.setCookieHttpOnly(true);
    resolver.setCookieSameSite("Lax");
    resolver.setDefaultLocaleFunction(
        request -> {
          Principal principal = request.getUserPrincipal();
          if (principal instanceof org.springframework.security.core.Authentication signedIn
              && signedIn.getPrincipal() instanceof Viewer viewer) {
            return Languages.of(viewer.language());
          }
          String accepted = request.getHeader("Accept-Language");
          return accepted != null && accepted.toLowerCase(Locale.ROOT).startsWith("zh")
              ? Languages.CHINESE
              : Languages.ENGLISH;
        });
    return resolver;
  }
}
