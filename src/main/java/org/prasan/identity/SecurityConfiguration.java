package org.prasan.identity;

import org.prasan.operation.Settings;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * How people sign in; which route needs it is said by each route's permission, and the headers of
 * responses by the web module.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  @Bean
  static SecurityFilterChain doors(
      HttpSecurity http,
      SignInDoor door,
      CsrfTokenRepository formTokens,
      SecurityContextRepository contexts,
      java.time.Clock clock,
      Settings settings)
      throws Exception {
    return http.authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
        .securityContext(context -> context.securityContextRepository(contexts))
        .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
        .headers(headers -> headers.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(door).accessDeniedHandler(door))
        .addFilterBefore(new OwnPagesOnly(settings.baseUrl()), CsrfFilter.class)
        .addFilterBefore(new SessionLimits(clock), SecurityContextHolderFilter.class)
        .build();
  }

  /** Nobody reads how long each filter took, and to note it was a tenth of a short request. */
  @Bean
  static SecurityObservationSettings noObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  static CsrfTokenRepository formTokens() {
    return new HttpSessionCsrfTokenRepository();
  }

  @Bean
  static SecurityContextRepository contexts() {
    return new HttpSessionSecurityContextRepository();
  }

  /** A browser keeps a cookie called __Host- to this very host and to encrypted connections. */
  @Bean
  static DefaultCookieSerializerCustomizer sessionCookie(Settings settings) {
    boolean encrypted = "https".equals(settings.baseUrl().getScheme());
    return cookie -> {
      cookie.setCookieName(encrypted ? "__Host-session" : "session");
      cookie.setUseSecureCookie(encrypted);
      cookie.setUseHttpOnlyCookie(true);
      cookie.setCookiePath("/");
      cookie.setSameSite("Lax");
    };
  }
}
