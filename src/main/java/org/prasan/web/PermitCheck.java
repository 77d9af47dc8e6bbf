package org.prasan.web;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Lets nothing start that has a route without a permission. */
@Component
class PermitCheck implements SmartInitializingSingleton {
  private final RequestMappingHandlerMapping routes;

  PermitCheck(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
    this.routes = routes;
  }

  @Override
  public void afterSingletonsInstantiated() {
    routes.getHandlerMethods().values().forEach(PermitCheck::require);
  }

  static void require(HandlerMethod route) {
    if (route.getBeanType().getName().startsWith("org.springframework")
        || route.getBeanType().equals(ErrorPageController.class)) return;
    if (!route.hasMethodAnnotation(Permit.class))
      throw new IllegalStateException("No permission is declared for " + route);
  }
}
