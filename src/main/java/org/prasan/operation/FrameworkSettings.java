package org.prasan.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings of Spring Boot, as each of its parts on our class path describes its own. */
final class FrameworkSettings {
  private static final String DESCRIPTION = "META-INF/spring-configuration-metadata.json";

  /** What holds names or numbers of the operator's choice below its own name. */
  private static final List<String> OPEN =
      List.of("java.util.Map", "java.util.Properties", "java.util.List", "java.util.Set");

  private final Map<String, Known> byForm = new HashMap<>();
  private final Map<String, String> replaced = new HashMap<>();

  /** A setting that has an effect. */
  record Known(String name, boolean open) {
    String form() {
      return FrameworkSettings.form(name);
    }
  }

  private FrameworkSettings() {}

  static FrameworkSettings onClasspath() {
    var settings = new FrameworkSettings();
    try {
      var parts = FrameworkSettings.class.getClassLoader().getResources(DESCRIPTION);
      while (parts.hasMoreElements()) {
        try (var part = parts.nextElement().openStream()) {
          for (var described : JsonMapper.shared().readTree(part).path("properties"))
            settings.add(described);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Read before there is anything to bind, and so described nowhere.
    settings.add("spring.application.json", false);
    return settings;
  }

  private void add(JsonNode described) {
    var name = described.path("name").asString();
    var deprecation = described.path("deprecation");
    if (deprecation.path("level").asString("").equals("error")) {
      replaced.put(form(name), deprecation.path("replacement").asString(""));
    } else {
      var type = described.path("type").asString("");
      add(name, OPEN.stream().anyMatch(type::startsWith));
    }
  }

  private void add(String name, boolean open) {
    byForm.merge(
        form(name),
        new Known(name, open),
        (one, other) -> new Known(name, one.open() || other.open()));
  }

  Collection<Known> all() {
    return byForm.values();
  }

  boolean knows(String name) {
    var form = form(name);
    for (var part = form; !part.isEmpty(); part = part.substring(0, Math.max(0, end(part)))) {
      var known = byForm.get(part);
      if (known != null && (known.open() || part.equals(form))) return true;
    }
    return false;
  }

  private static int end(String form) {
    return form.lastIndexOf('.');
  }

  /** What is to be written instead of a name that had an effect in former versions. */
  @Nullable String instead(String name) {
    var instead = replaced.get(form(name));
    return instead == null || instead.isEmpty() ? null : instead;
  }

  /** Dashes, capitals and numbers of a list make no difference. */
  static String form(String name) {
    return name.replaceAll("\\[[^]]*]", "").replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }
}
