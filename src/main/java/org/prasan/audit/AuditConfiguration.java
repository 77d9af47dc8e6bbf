package org.prasan.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every page pass by whoever notes refusals. */
@Configuration
class AuditConfiguration implements WebMvcConfigurer {
  private final NoteRefusals refusals;

  AuditConfiguration(NoteRefusals refusals) {
    this.refusals = refusals;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(refusals);
  }
}
