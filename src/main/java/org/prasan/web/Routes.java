package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer.Element;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds who answers an address among the few routes of its length and second word. Since nearly all
 * our addresses begin with the coalition, Spring would try hundreds of patterns for each request,
 * which took a seventh of its time. What is not found here is left to Spring, which knows why.
 */
final class Routes extends RequestMappingHandlerMapping {
  private static final String ANY = "{}";

  private Map<Shape, List<Route>> plain = Map.of();
  private List<Route> others = List.of();

  /** Addresses without variables: Spring finds them at once. */
  private Set<String> whole = Set.of();

  private record Shape(int length, String second) {}

  private record Route(RequestMappingInfo mapping, HandlerMethod handler) {}

  @Override
  protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> handlers) {
    super.handlerMethodsInitialized(handlers);
    var byShape = new HashMap<Shape, List<Route>>();
    var rest = new ArrayList<Route>();
    handlers.forEach(
        (mapping, handler) -> {
          var route = new Route(mapping, handler);
          for (var pattern : mapping.getPatternValues()) {
            var shape = shape(pattern);
            if (shape == null) rest.add(route);
            else byShape.computeIfAbsent(shape, one -> new ArrayList<>()).add(route);
          }
        });
    plain = byShape;
    others = rest;
    whole =
        handlers.keySet().stream()
            .flatMap(mapping -> mapping.getDirectPaths().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Null for a pattern with more than whole words and whole variables. */
  private static @Nullable Shape shape(String pattern) {
    var parts = pattern.split("/", -1);
    if (parts.length < 2 || !parts[0].isEmpty()) return null;
    for (int i = 1; i < parts.length; i++)
      if (!parts[i].matches("[\\w.-]+|\\{\\w+(:[^*]+)?}")) return null;
    var second = parts.length > 2 ? parts[2] : "";
    return new Shape(parts.length - 1, second.startsWith("{") ? ANY : second);
  }

  @Override
  protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
      throws Exception {
    boolean springs = whole.contains(path) || HttpMethod.OPTIONS.matches(request.getMethod());
    var found = springs ? null : best(request);
    if (found == null) return super.lookupHandlerMethod(path, request);
    request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.handler());
    handleMatch(found.mapping(), path, request);
    return found.handler();
  }

  /** Null if none answers, or two equally well. */
  private @Nullable Route best(HttpServletRequest request) {
    var order = getMappingComparator(request);
    Route best = null;
    boolean tie = false;
    for (var route : candidates(request)) {
      var mapping = getMatchingMapping(route.mapping(), request);
      if (mapping == null) continue;
      int compared = best == null ? -1 : order.compare(mapping, best.mapping());
      if (compared > 0) continue;
      tie = compared == 0;
      best = new Route(mapping, route.handler());
    }
    return tie ? null : best;
  }

  private List<Route> candidates(HttpServletRequest request) {
    var words = words(request);
    if (words.isEmpty()) return List.of();
    var second = words.size() > 1 ? words.get(1) : "";
    var all = new ArrayList<>(plain.getOrDefault(new Shape(words.size(), second), List.of()));
    if (words.size() > 1) all.addAll(plain.getOrDefault(new Shape(words.size(), ANY), List.of()));
    all.addAll(others);
    return all;
  }

  private static List<String> words(HttpServletRequest request) {
    var words = new ArrayList<String>();
    for (Element element :
        ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().elements())
      if (element instanceof PathSegment segment) words.add(segment.valueToMatch());
    return words;
  }
}
