package org.prasan.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Lets every page pass through what names the fields in its summary of errors. */
@Component
class ErrorSummaryDialect extends AbstractDialect implements IPostProcessorDialect {
  private static final int PRECEDENCE = 1000;

  ErrorSummaryDialect() {
    super("Labels in summaries of errors");
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return PRECEDENCE;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, ErrorSummaryLabels.class, PRECEDENCE));
  }
}
