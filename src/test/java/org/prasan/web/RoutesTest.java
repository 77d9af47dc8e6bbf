package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

@PrasanTest
class RoutesTest {
  @Autowired ApplicationContext application;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Autowired
  @Qualifier("mvcContentNegotiationManager")
  ContentNegotiationManager content;

  @Test
  void everyAddressIsAnsweredAsSpringByItselfWouldAnswer() {
    var spring = springByItself();
    var differing = new ArrayList<String>();
    int answered = 0;
    for (var path : addresses())
      for (var method : List.of("GET", "POST", "HEAD", "OPTIONS", "DELETE")) {
        var ours = answer(routes, method, path);
        if (!Objects.equals(ours, answer(spring, method, path)))
          differing.add(
              method + " " + path + " " + ours + " instead of " + answer(spring, method, path));
        if (ours.contains("org.prasan.")) answered++;
      }
    assertThat(differing).isEmpty();
    assertThat(answered).isGreaterThan(400);
  }

  /** Each pattern filled with words that another pattern may name, and some that none does. */
  private Set<String> addresses() {
    var all = new LinkedHashSet<String>();
    all.add("/");
    all.add("/training/home/");
    all.add("//training");
    all.add("/training/%E0%B8%81/x");
    all.add("/a/b/c/d/e/f/g/h");
    for (var mapping : routes.getHandlerMethods().keySet())
      for (var pattern : mapping.getPatternValues())
        for (var word : List.of("new", "01a21a7c-da6b-7727-8ed8-5b288d95f3ea", "%E0%B8%81"))
          all.add(pattern.replaceAll("\\{[^}]*}", word).replace("**", "x/y"));
    return all;
  }

  private String answer(RequestMappingHandlerMapping mapping, String method, String path) {
    var request = new MockHttpServletRequest(method, path);
    request.addHeader("Accept", "text/html,*/*");
    ServletRequestPathUtils.parseAndCache(request);
    try {
      var found = mapping.getHandler(request);
      return found == null
          ? "nobody"
          : told(found.getHandler())
              + request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
              + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    } catch (Exception e) {
      return e.getClass().getName();
    }
  }

  private static @Nullable String told(Object handler) {
    return handler instanceof HandlerMethod method
        ? method.getMethod().toGenericString()
        : handler.toString();
  }

  private RequestMappingHandlerMapping springByItself() {
    var spring = new RequestMappingHandlerMapping();
    spring.setApplicationContext(application);
    spring.setContentNegotiationManager(content);
    spring.setPatternParser(Objects.requireNonNull(routes.getPatternParser()));
    spring.afterPropertiesSet();
    return spring;
  }
}
