package org.prasan.gateway;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Programs have no session and no form: what a browser sends by itself counts for nothing here, so
 * that there is nothing to forge. None of what guards browsers stands before the token.
 */
@Configuration(proxyBeanMethods = false)
class GatewaySecurity {
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static SecurityFilterChain programDoors() {
    return new DefaultSecurityFilterChain(
        PathPatternRequestMatcher.withDefaults().matcher("/api/referral/**"), List.of());
  }
}
