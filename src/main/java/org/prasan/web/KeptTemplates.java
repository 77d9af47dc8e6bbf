package org.prasan.web;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Keeps what was read of every template. There are more fragments and many times more expressions
 * than Thymeleaf keeps unasked (200 and 500): almost every page was read anew each time.
 */
@Component
class KeptTemplates implements BeanPostProcessor {
  static final int TEMPLATES = 2_000;
  static final int EXPRESSIONS = 30_000;

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof SpringTemplateEngine engine) {
      var kept = new StandardCacheManager();
      kept.setTemplateCacheMaxSize(TEMPLATES);
      kept.setExpressionCacheMaxSize(EXPRESSIONS);
      engine.setCacheManager(kept);
    }
    return bean;
  }
}
