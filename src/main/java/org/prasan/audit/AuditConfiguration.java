package org.prasan.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every page pass by whoever notes refusals. */
@Configuration
class AuditConfiguration implements WebMvcConfigurer {
  private final NoteRefusals refusals;
  private final NoteDenied denied;

  AuditConfiguration(NoteRefusals refusals, NoteDenied denied) {
    this.refusals = refusals;
    this.denied = denied;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // First, so that it ends last: when no connection is held any more.
    registry.addInterceptor(denied).order(Ordered.HIGHEST_PRECEDENCE);
    registry.addInterceptor(refusals);
  }
}
