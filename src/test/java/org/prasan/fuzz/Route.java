package org.prasan.fuzz;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** One way to reach a handler, and what it reads. */
record Route(RequestMethod method, PathPattern pattern, Action action, List<Field> fields) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^}]*})*))?}|\\*\\*");
  private static final int LINES = 2;

  /** A field of a form, or a question in the address. */
  record Field(String name, boolean file) {}

  static List<Route> all(RequestMappingHandlerMapping mapping) {
    var routes = new ArrayList<Route>();
    for (var entry : mapping.getHandlerMethods().entrySet()) {
      var permit = entry.getValue().getMethodAnnotation(Permit.class);
      if (permit == null) continue;
      var fields = fields(entry.getValue());
      for (var pattern :
          Objects.requireNonNull(entry.getKey().getPathPatternsCondition()).getPatterns())
        for (var method : entry.getKey().getMethodsCondition().getMethods())
          routes.add(new Route(method, pattern, permit.value(), fields));
    }
    routes.sort(Comparator.comparing(Route::toString));
    return routes;
  }

  private static List<Field> fields(HandlerMethod handler) {
    var fields = new ArrayList<Field>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      var type = parameter.getParameterType();
      var asked = parameter.getParameterAnnotation(RequestParam.class);
      if (parameter.hasParameterAnnotation(PathVariable.class)) continue;
      if (asked != null) {
        var name = asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name();
        fields.add(new Field(name, type.equals(MultipartFile.class)));
      } else if (type.isRecord() && !type.equals(Acting.class)) parts("", type, fields);
    }
    return fields;
  }

  private static void parts(String prefix, Class<?> form, List<Field> fields) {
    for (RecordComponent part : form.getRecordComponents()) {
      var name = prefix + part.getName();
      var lines = lineOf(part.getGenericType());
      if (lines != null && lines.isRecord()) {
        for (int line = 0; line < LINES; line++) parts(name + "[" + line + "].", lines, fields);
      } else if (part.getType().isRecord() && part.getType().getRecordComponents().length > 1)
        parts(name + ".", part.getType(), fields);
      else fields.add(new Field(name, isFile(part.getType()) || lines == MultipartFile.class));
    }
  }

  private static boolean isFile(Class<?> type) {
    return MultipartFile.class.isAssignableFrom(type);
  }

  private static @org.jspecify.annotations.Nullable Class<?> lineOf(Type type) {
    return type instanceof ParameterizedType many
            && many.getRawType().equals(List.class)
            && many.getActualTypeArguments()[0] instanceof Class<?> line
        ? line
        : null;
  }

  boolean opensFor(Role role) {
    return Permissions.allows(role, action);
  }

  /**
   * An address of this route.
   *
   * @param word for a name and the pattern it must match; the pattern is empty if it may be any
   */
  String at(UnaryOperator<String> word) {
    return VARIABLE.matcher(pattern.getPatternString()).replaceAll(found -> filled(found, word));
  }

  private static String filled(MatchResult found, UnaryOperator<String> word) {
    var name = found.group(1);
    if (name == null) return word.apply("**");
    var choices = found.group(2);
    boolean few = choices != null && choices.contains("|") && !choices.contains("[");
    return java.util.regex.Matcher.quoteReplacement(word.apply(few ? choices : name));
  }

  @Override
  public String toString() {
    return method + " " + pattern.getPatternString();
  }
}
