package org.prasan.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every answer pass by whoever notes refusals. */
@Configuration
class AuditConfiguration implements WebMvcConfigurer {
  private final NoteRefusals refusals;

  AuditConfiguration(NoteRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // First, so that it ends last: when no connection is held any more.
    registry.addInterceptor(refusals).order(Ordered.HIGHEST_PRECEDENCE);
  }
}
