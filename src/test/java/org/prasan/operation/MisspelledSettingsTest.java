package org.prasan.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** A setting of Spring Boot that has no effect stops the start, and what others set does not. */
class MisspelledSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "spring.mail.hsot, spring.mail.host",
    "server.adress, server.address",
    "server.forwarded-headers-strategy, server.forward-headers-strategy",
    "management.server.adress, management.server.address",
    "logging.levels.org.prasan, logging.level",
    "sever.port, server.port",
    "prasn.sample, prasan.sample",
    "spring.resources.add-mappings, spring.web.resources.add-mappings"
  })
  void aNameThatNobodyKnowsIsRefusedWithTheNearest(String typed, String meant) {
    for (var given : new ConfigurableEnvironment[] {typed(typed), inAFile(typed)})
      assertThatThrownBy(() -> KnownSettings.refuseUnknown(given))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("called " + typed + ",")
          .hasMessageContaining("Did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "SPRING_MAIL_HSOT, SPRING_MAIL_HOST",
    "SERVER_ADRESS, SERVER_ADDRESS",
    "SERVER_FORWARDED_HEADERS_STRATEGY, SERVER_FORWARD_HEADERS_STRATEGY",
    "MANAGEMENT_SERVER_PROT, MANAGEMENT_SERVER_PORT"
  })
  void aVariableNearAKnownOneIsRefused(String typed, String meant) {
    assertThatThrownBy(() -> KnownSettings.refuseUnknown(variable(typed)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("Did you mean " + meant + "?");
  }

  @Test
  void variablesOfOthersAndRightOnesAreNot() {
    var names =
        List.of(
            "SERVER_NAME",
            "SERVER_ADDR",
            "SERVER_HOST",
            "SERVER_SOFTWARE",
            "SERVER_ADMIN",
            "SERVER_SERVICE_HOST",
            "SERVER_PORT_8080_TCP_ADDR",
            "SPRING_REDIS_HOST",
            "LOGGING_DIR",
            "MANAGEMENT_URL",
            "SPRING_APPLICATION_JSON",
            "LOGGING_LEVEL_ORG_PRASAN",
            "SERVER_PORT",
            "SPRING_MAIL_PROPERTIES_MAIL_FROM",
            "SERVER_FORWARDHEADERSSTRATEGY");
    assertThatCode(() -> KnownSettings.refuseUnknown(variable(names.toArray(String[]::new))))
        .doesNotThrowAnyException();
  }

  @Test
  void namesOfSpringBootAreTaken() {
    var names =
        new String[] {
          "server.tomcat.threads.max",
          "server.ssl.ciphers[0]",
          "spring.mail.user_name",
          "spring.ssl.bundle.jks.web.keystore.location",
          "logging.structured.json.add.site",
          "spring.config.additional-location",
          "spring.threads.virtual.enabled",
          "debug",
          "info.app"
        };
    assertThatCode(() -> KnownSettings.refuseUnknown(typed(names))).doesNotThrowAnyException();
    assertThatCode(() -> KnownSettings.refuseUnknown(inAFile(names))).doesNotThrowAnyException();
  }

  /** Or what we ship with, or tell operators to write, would itself have no effect. */
  @Test
  void whatWeShipWithAndWhatWeTellIsKnown() throws IOException {
    var known = FrameworkSettings.onClasspath();
    var shipped =
        new YamlPropertySourceLoader().load("ours", new ClassPathResource("application.yaml"));
    for (var source : shipped)
      for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames())
        if (!name.startsWith("prasan.")) assertThat(known.knows(name)).as(name).isTrue();
    var told = Pattern.compile("`((?:spring|server|management|logging)\\.[a-z.-]+)`");
    for (var row : Files.readAllLines(Path.of("docs/configuration.md")))
      told.matcher(row)
          .results()
          .forEach(name -> assertThat(known.knows(name.group(1))).as(name.group(1)).isTrue());
  }

  private static ConfigurableEnvironment typed(String... names) {
    return with(
        new SimpleCommandLinePropertySource(
            Stream.of(names).map(name -> "--" + name + "=1").toArray(String[]::new)));
  }

  private static ConfigurableEnvironment inAFile(String... names) {
    return with(new MapPropertySource("Config resource 'file [application.yaml]'", given(names)));
  }

  private static ConfigurableEnvironment variable(String... names) {
    return with(new SystemEnvironmentPropertySource("systemEnvironment", given(names)));
  }

  private static Map<String, Object> given(String... names) {
    return Stream.of(names).collect(Collectors.toMap(name -> name, _ -> "1"));
  }

  private static ConfigurableEnvironment with(EnumerablePropertySource<?> given) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(given);
    return environment;
  }
}
