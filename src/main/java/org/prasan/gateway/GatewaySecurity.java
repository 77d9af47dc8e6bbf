package org.prasan.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Programs have no session and no form: what a browser sends by itself counts for nothing here, so
 * that there is nothing to forge.
 */
@Configuration(proxyBeanMethods = false)
class GatewaySecurity {
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static SecurityFilterChain programDoors(HttpSecurity http) throws Exception {
    return http.securityMatcher("/api/referral/**")
        .authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .headers(headers -> headers.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .build();
  }
}
