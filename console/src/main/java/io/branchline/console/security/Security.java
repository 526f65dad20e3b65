package io.branchline.console.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.branchline.console.access.Audit;
import io.branchline.console.account.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who gets past the door: everything needs a sign-in but health, the door itself and its looks. */
@Configuration(proxyBeanMethods = false)
class Security {

  @Bean
  StillValid stillValid(Accounts accounts) {
    return new StillValid(accounts);
  }

  @Bean
  org.springframework.boot.web.servlet.FilterRegistrationBean<StillValid> notByItself(
      StillValid filter) {
    var registration =
        new org.springframework.boot.web.servlet.FilterRegistrationBean<StillValid>(filter);
    registration.setEnabled(false); // it runs inside the chain below, after the session is read
    return registration;
  }

  @Bean
  SecurityFilterChain door(HttpSecurity http, Accounts accounts, Audit audit, StillValid valid)
      throws Exception {
    SignInLimit limit = new SignInLimit(Ticker.systemTicker());
    http.authorizeHttpRequests(
            paths ->
                paths
                    .requestMatchers("/health", "/sign-in", "/language", "/error")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/assets/**", "/vendor/**", "/favicon.svg")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .authenticationProvider(new AccountSignIn(accounts, limit, audit))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .loginProcessingUrl("/sign-in")
                    .defaultSuccessUrl("/", false)
                    .failureHandler(
                        (request, response, e) ->
                            response.sendRedirect(
                                e instanceof LockedException
                                    ? "/sign-in?locked"
                                    : "/sign-in?wrong")))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .exceptionHandling(e -> e.authenticationEntryPoint(toSignIn()))
        .requestCache(cache -> cache.requestCache(new PageCache()))
        .headers(
            headers ->
                headers
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .frameOptions(frames -> frames.deny())
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()")))
        .addFilterBefore(new ContentPolicy(), SecurityContextHolderFilter.class)
        .addFilterBefore(valid, UsernamePasswordAuthenticationFilter.class);
    return http.build();
  }

  /** A part of a page cannot show the sign-in: the whole page goes there. */
  private static AuthenticationEntryPoint toSignIn() {
    AuthenticationEntryPoint redirect = new LoginUrlAuthenticationEntryPoint("/sign-in");
    return (request, response, e) -> {
      if (isPart(request)) {
        response.setHeader("HX-Redirect", "/sign-in");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
      } else {
        redirect.commence(request, response, e);
      }
    };
  }

  static boolean isPart(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }
}
