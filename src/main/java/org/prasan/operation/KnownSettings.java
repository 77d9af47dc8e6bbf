package org.prasan.operation;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;

/**
 * The names a setting of ours can have; any other name is a typing mistake that must not be
 * overlooked.
 */
final class KnownSettings {
  /** Settings of Spring Boot that an operator of Prasan is likely to need. */
  static final List<String> ALSO_SHOWN =
      List.of(
          "server.port",
          "server.address",
          "server.forward-headers-strategy",
          "management.server.port",
          "management.server.address",
          "spring.mail.host",
          "spring.mail.port",
          "spring.mail.username",
          "spring.mail.password",
          "logging.structured.format.console");

  private static final String FILE = "file";

  private KnownSettings() {}

  static List<String> names() {
    return names("prasan.", Settings.class);
  }

  private static List<String> names(String prefix, Class<?> settings) {
    var names = new ArrayList<String>();
    for (RecordComponent component : settings.getRecordComponents()) {
      var name = prefix + kebab(component);
      if (isGroup(component)) {
        names.addAll(names(name + ".", component.getType()));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  private static String kebab(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static boolean isGroup(RecordComponent component) {
    return component.getType().isRecord() && component.getType() != Secret.class;
  }

  /** Every setting with the value in force; what nobody has set stands there with its default. */
  static Map<String, String> inForce(Settings settings) {
    var values = new LinkedHashMap<String, String>();
    collect("prasan.", settings, values);
    return values;
  }

  private static void collect(String prefix, Record settings, Map<String, String> values) {
    for (var component : settings.getClass().getRecordComponents()) {
      var name = prefix + kebab(component);
      var value = valueOf(component, settings);
      if (isGroup(component)) {
        collect(name + ".", (Record) java.util.Objects.requireNonNull(value), values);
      } else {
        values.put(name, value == null ? "" : Secret.hiddenIn(value.toString()));
      }
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static void refuseUnknown(ConfigurableEnvironment environment) {
    var known = new TreeSet<String>();
    names().forEach(name -> known.add(uniform(name)));
    for (var name : given(environment)) {
      var key = uniform(name);
      if (known.contains(key) || known.contains(withoutFile(key))) continue;
      throw CannotStart.because("setting-unknown", name, String.join(", ", names()));
    }
    MisspelledSettings.refuse(environment);
  }

  /** Lets a secret be given as the name of a file that holds it, so that it stays out of lists. */
  static void readSecretFiles(ConfigurableEnvironment environment) {
    Map<String, Object> read = new LinkedHashMap<>();
    for (var name : given(environment)) {
      var key = uniform(name);
      if (!key.endsWith(FILE)) continue;
      for (var known : names()) {
        if (!uniform(known).equals(withoutFile(key))) continue;
        read.put(known, contentOf(name, environment.getRequiredProperty(name)));
      }
    }
    if (!read.isEmpty()) {
      environment.getPropertySources().addFirst(new MapPropertySource("secret files", read));
    }
  }

  private static String contentOf(String setting, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (java.io.IOException e) {
      throw CannotStart.because("secret-file", setting, file);
    }
  }

  private static List<String> given(ConfigurableEnvironment environment) {
    var given = new ArrayList<String>();
    for (var source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> enumerable) {
        for (var name : enumerable.getPropertyNames()) {
          if (isOurs(name)) given.add(name);
        }
      }
    }
    return given;
  }

  private static boolean isOurs(String name) {
    return name.startsWith("prasan.")
        || (name.startsWith("PRASAN_") && !name.startsWith("PRASAN_TEST_"));
  }

  private static String uniform(String name) {
    return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }

  private static String withoutFile(String key) {
    return key.endsWith(FILE) ? key.substring(0, key.length() - FILE.length()) : key;
  }
}
