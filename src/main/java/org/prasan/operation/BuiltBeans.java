package org.prasan.operation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Which beans there are was decided when the jar was built, so that a start need not search for
 * them. Where a setting could have decided otherwise, a start decides anew, as it does outside a
 * jar.
 */
final class BuiltBeans
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  private static final String USED = "spring.aot.enabled";
  private static final String MAIL_SERVER = "spring.mail.host";
  private static final String FRAMEWORK_READS_FORWARDED = "framework";

  /** Spring's settings that change how a bean works, and not whether it is there. */
  private static final List<String> ONLY_HOW =
      List.of(
          "server.port",
          "server.address",
          "server.forward-headers-strategy",
          "management.server.port",
          "management.server.address",
          "spring.application.name",
          "spring.application.pid",
          "spring.application.title",
          "spring.application.version",
          MAIL_SERVER,
          "spring.mail.port",
          "spring.mail.username",
          "spring.mail.password",
          "spring.mail.properties.");

  private static final List<String> OF_SPRING = List.of("spring.", "server.", "management.");

  /**
   * Whether the jar is just being built: nothing is opened then, and no setting is an operator's.
   */
  static boolean beingDecided() {
    return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
  }

  /**
   * While the jar is built, every bean is wanted that a setting of {@link #ONLY_HOW} may want.
   * Variables, properties of Java and files of whoever builds are nobody else's settings.
   */
  static void wantAll(ConfigurableEnvironment environment) {
    environment.setActiveProfiles();
    var sources = environment.getPropertySources();
    sources.stream()
        .filter(source -> !isOurs(source))
        .filter(source -> !(source instanceof CommandLinePropertySource))
        .filter(
            source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
        .map(PropertySource::getName)
        .toList()
        .forEach(sources::remove);
    sources.addFirst(
        new MapPropertySource(
            "every bean", Map.of("prasan.sample", "true", MAIL_SERVER, "localhost")));
  }

  /**
   * Takes away again what these settings do not want, and lets nothing start where that is not
   * there under its name: it would stay under another one.
   */
  static void withoutUnwanted(GenericApplicationContext beans, Settings settings) {
    if (!settings.sample()) beans.removeBeanDefinition("patternsController");
    if (!beans.getEnvironment().containsProperty(MAIL_SERVER))
      beans.removeBeanDefinition("mailSender");
  }

  static SpringApplication usedBy(SpringApplication spring, Class<?> application) {
    if (SpringProperties.getProperty(USED) == null && decided(application))
      spring.addListeners(new BuiltBeans());
    return spring;
  }

  /** Classes in a folder may be newer than what was decided about them. */
  private static boolean decided(Class<?> application) {
    var place = application.getProtectionDomain().getCodeSource().getLocation().getPath();
    var inJar = place.endsWith(".jar") || place.endsWith("!/");
    return inJar
        && ClassUtils.isPresent(
            application.getName() + "__ApplicationContextInitializer",
            application.getClassLoader());
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    if (fit(event.getEnvironment())) SpringProperties.setFlag(USED);
  }

  /** Last, when all files with settings are read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  static boolean fit(ConfigurableEnvironment environment) {
    return environment.getPropertySources().stream()
            .filter(source -> !isOurs(source))
            .filter(EnumerablePropertySource.class::isInstance)
            .flatMap(
                source ->
                    List.of(((EnumerablePropertySource<?>) source).getPropertyNames()).stream())
            .allMatch(BuiltBeans::decidesOnlyHow)
        && ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
        && !FRAMEWORK_READS_FORWARDED.equalsIgnoreCase(
            environment.getProperty("server.forward-headers-strategy"));
  }

  /** The settings in the jar itself were known when it was built. */
  private static boolean isOurs(PropertySource<?> source) {
    return source.getName().contains("'class path resource [");
  }

  private static boolean decidesOnlyHow(String given) {
    var name = given.toLowerCase(Locale.ROOT).replace('_', '.');
    return OF_SPRING.stream().noneMatch(name::startsWith)
        || ONLY_HOW.stream()
            .anyMatch(
                how ->
                    how.endsWith(".")
                        ? name.startsWith(how)
                        : name.equals(how) || name.equals(how.replace('-', '.')));
  }
}
