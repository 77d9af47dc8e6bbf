package org.prasan.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the fields of our forms are called, read from the templates: a form that was kept knows only
 * the technical names of its fields.
 */
@Component
class KeptWords {
  private static final Pattern FIELD =
      Pattern.compile("fragments :: (\\w+)\\(name='(\\w+)', label=#\\{([\\w.-]+)[}(]");

  /** A field of a list, as in scores[0].note. */
  private static final Pattern LISTED =
      Pattern.compile(
          "fragments :: (\\w+)\\(name=\\$\\{'(\\w+)\\[' \\+ [\\w.]+ \\+ '\\]\\.(\\w+)'\\},"
              + " label=#\\{([\\w.-]+)[}(]");

  /** A field written out in the template, its label before it. */
  private static final Pattern WRITTEN =
      Pattern.compile("<label[^>]*for=\"'?(\\w+)'?\"[^>]*?>?[^#]{0,60}#\\{([\\w.-]+)[}(]");

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\"[^>]*(?:name=\"|th:field=\"\\*\\{)(\\w+)");
  private static final Set<String> TYPED = Set.of("text", "longText", "date", "day");

  /** Ids, codes and numbers of ours: capital letters, digits and signs alone. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Z0-9_.-]*|true|false|[a-z]{2}"
              + "|[0-9a-f]{16,}|[A-Za-z0-9_-]{40,}");

  /** Nobody types a fingerprint, even where a form asks for one to be pasted. */
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16,}");

  private final MessageSource messages;

  /** Read when somebody first sees such a form: few do, and to read them slows a start. */
  private final Supplier<Fields> read = SingletonSupplier.of(KeptWords::read);

  KeptWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * A field in a template.
   *
   * @param typed people write into it; else they choose
   */
  private record Named(String label, boolean typed) {}

  /**
   * The fields of all templates.
   *
   * @param hidden those that only programs understand
   */
  private record Fields(
      List<Map<String, Named>> forms, Map<String, Named> anywhere, Set<String> hidden) {}

  /**
   * One thing that was filled in.
   *
   * @param label key of the field's label; null if the field has none of its own
   * @param value what was typed or chosen; null if what was chosen has no words
   */
  record Line(@Nullable String label, @Nullable String value) {
    @Override
    public String toString() {
      return "Line[" + label + "]";
    }
  }

  private static Fields read() {
    var forms = new ArrayList<Map<String, Named>>();
    var anywhere = new LinkedHashMap<String, Named>();
    var hidden = new HashSet<String>();
    try {
      for (var template :
          new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/*/*.html"))
        forms.add(fields(template.getContentAsString(StandardCharsets.UTF_8), hidden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forms.forEach(form -> form.forEach(anywhere::putIfAbsent));
    hidden.removeAll(anywhere.keySet());
    return new Fields(forms, anywhere, hidden);
  }

  private static Map<String, Named> fields(String template, Set<String> hidden) {
    var fields = new LinkedHashMap<String, Named>();
    var matcher = FIELD.matcher(template);
    while (matcher.find())
      fields.putIfAbsent(
          matcher.group(2), new Named(matcher.group(3), TYPED.contains(matcher.group(1))));
    var listed = LISTED.matcher(template);
    while (listed.find())
      fields.putIfAbsent(
          listed.group(2) + "." + listed.group(3),
          new Named(listed.group(4), TYPED.contains(listed.group(1))));
    var written = WRITTEN.matcher(template);
    while (written.find()) fields.putIfAbsent(written.group(1), new Named(written.group(2), true));
    var carried = HIDDEN.matcher(template);
    while (carried.find()) hidden.add(carried.group(1));
    return fields;
  }

  /** In the order of the form; what only programs understand is left out. */
  List<Line> of(KeptForm kept) {
    var names = kept.typed().stream().map(KeptWords::name).collect(Collectors.toSet());
    var fields = read.get();
    var form = likest(names, fields.forms());
    var lines = new ArrayList<Line>();
    for (var field : kept.typed()) {
      var name = name(field);
      var named = form.getOrDefault(name, fields.anywhere().get(name));
      if (fields.hidden().contains(name) || FINGERPRINT.matcher(field.value()).matches()) continue;
      if (named != null)
        lines.add(new Line(named.label(), named.typed() ? field.value() : chosen(field.value())));
      else if (!TECHNICAL.matcher(field.value()).matches())
        lines.add(new Line(null, field.value()));
    }
    return lines.stream().distinct().toList();
  }

  /** What people choose has the same words in the audit log, or is a role. */
  private @Nullable String chosen(String value) {
    var locale = LocaleContextHolder.getLocale();
    var role = messages.getMessage("web.role." + value, null, null, locale);
    return messages.getMessage("audit.value." + value, null, role, locale);
  }

  /** Without the place in a list. */
  private static String name(KeptForm.Field field) {
    return field.name().replaceAll("\\[\\d+\\]", "");
  }

  /** The form most of whose fields were filled in, and which has the fewest besides. */
  private static Map<String, Named> likest(Set<String> names, List<Map<String, Named>> forms) {
    ToIntFunction<Map<String, Named>> common =
        form -> (int) names.stream().filter(form::containsKey).count();
    return forms.stream()
        .max(
            Comparator.comparingInt(common)
                .thenComparing(Comparator.<Map<String, Named>>comparingInt(Map::size).reversed()))
        .orElse(Map.of());
  }
}
