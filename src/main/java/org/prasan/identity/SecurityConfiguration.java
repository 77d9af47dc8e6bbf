package org.prasan.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** How people sign in; which route needs it is said by each route's permission. */
@Configuration
class SecurityConfiguration {
  @Bean
  static SecurityFilterChain signIn(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
        .exceptionHandling(
            failures ->
                failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
        .build();
  }
}
