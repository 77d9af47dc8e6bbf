package org.prasan.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Lets every page pass through what names the fields in its summary of errors, and what keeps a
 * form when the language is changed.
 */
@Component
class PageDialect extends AbstractDialect implements IPostProcessorDialect {
  private static final int PRECEDENCE = 1000;

  PageDialect() {
    super("What is done to a whole page");
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return PRECEDENCE;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(
        new PostProcessor(TemplateMode.HTML, ErrorSummaryLabels.class, PRECEDENCE),
        new PostProcessor(TemplateMode.HTML, TypedAgain.class, PRECEDENCE + 1));
  }
}
