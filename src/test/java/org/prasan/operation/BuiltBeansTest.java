package org.prasan.operation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.ClassUtils;

/** What was decided when the jar was built is used only where a start would decide the same. */
class BuiltBeansTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spring.profiles.active=other",
        "spring.config.import=file:other.yaml",
        "spring.main.lazy-initialization=true",
        "spring.mvc.problemdetails.enabled=true",
        "spring.mail.jndi-name=mail/session",
        "spring.mail.test-connection=true",
        "spring.application.admin.enabled=true",
        "server.forward-headers-strategy=framework",
        "server.ssl.enabled=true",
        "management.health.mail.enabled=true",
        "management.server.port=8080",
        "management.server.port=-1"
      })
  void aSettingThatMayAddABeanMakesAStartDecideAnew(String given) {
    assertThat(BuiltBeans.fit(given(given))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SPRING_PROFILES_ACTIVE",
        "SERVER_SSL_ENABLED",
        "MANAGEMENT_HEALTH_MAIL_ENABLED",
        "SPRING_MAIL_JNDI_NAME",
        "SPRING_MAIL_TESTCONNECTION",
        "SPRING_APPLICATION_ADMIN_ENABLED"
      })
  void soDoesAVariable(String name) {
    assertThat(BuiltBeans.fit(environment(variables(name, "true")))).isFalse();
  }

  @Test
  void whatAnOperatorNeedsIsFastAsWell() {
    assertThat(
            BuiltBeans.fit(
                given(
                    "prasan.sample=false",
                    "prasan.database.url=jdbc:postgresql://elsewhere/prasan",
                    "server.port=9090",
                    "server.address=127.0.0.1",
                    "server.forward-headers-strategy=native",
                    "management.server.port=9091",
                    "management.server.address=127.0.0.1",
                    "spring.application.name=prasan",
                    "spring.application.pid=1",
                    "spring.application.title=Prasan",
                    "spring.application.version=1",
                    "spring.mail.host=mail.example.org",
                    "spring.mail.port=587",
                    "spring.mail.username=prasan",
                    "spring.mail.password=secret",
                    "spring.mail.properties.mail.from=no-reply@example.org",
                    "spring.mail.properties.mail.smtp.starttls.required=true",
                    "logging.structured.format.console=ecs",
                    "logging.level.org.prasan=debug")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRASAN_SAMPLE",
        "SERVER_PORT",
        "SERVER_FORWARD_HEADERS_STRATEGY",
        "SPRING_MAIL_HOST",
        "LOGGING_LEVEL_ORG_PRASAN"
      })
  void soAreItsVariables(String name) {
    assertThat(BuiltBeans.fit(environment(variables(name, "9090")))).isTrue();
  }

  @Test
  void whatWhoeverBuildsTheJarHasSetIsNotPutIntoIt() {
    var environment = environment(variables("SERVER_SSL_ENABLED", "true"));
    var sources = environment.getPropertySources();
    sources.addFirst(
        new MapPropertySource(
            "Config resource 'file [application.yaml]' via location 'optional:file:./'",
            Map.of("server.port", "9090", "spring.mail.jndi-name", "mail/session")));
    sources.addFirst(new SimpleCommandLinePropertySource("--server.address=127.0.0.1"));
    environment.setActiveProfiles("other");
    BuiltBeans.wantAll(environment);
    assertThat(
            Stream.of("server.ssl.enabled", "spring.mail.jndi-name", "server.port")
                .map(environment::getProperty))
        .containsExactly(null, null, "8080");
    assertThat(environment.getActiveProfiles()).isEmpty();
    assertThat(
            Stream.of("server.address", "prasan.sample", "spring.mail.host")
                .map(environment::getProperty))
        .containsExactly("127.0.0.1", "true", "localhost");
  }

  @Test
  void outsideSampleModeNoPatternsAreShownAndWithoutAMailServerNoneIsAsked() {
    assertThat(takenAway("prasan.sample=false"))
        .containsExactlyInAnyOrder(
            "org.prasan.web.PatternsController", JavaMailSenderImpl.class.getName());
  }

  @Test
  void whatTheSettingsWantStays() {
    assertThat(takenAway("prasan.sample=true", "spring.mail.host=mail.example.org")).isEmpty();
  }

  @Test
  void nothingStartsWhereWhatIsNotWantedHasAnotherName() {
    try (var beans = new GenericApplicationContext()) {
      var settings = settings(beans, "prasan.sample=false", "spring.mail.host=mail.example.org");
      assertThatThrownBy(() -> BuiltBeans.withoutUnwanted(beans, settings))
          .isInstanceOf(NoSuchBeanDefinitionException.class)
          .hasMessageContaining("patternsController");
    }
  }

  /**
   * Whoever makes another bean depend on a setting has to say here how the jar decides about it.
   */
  @Test
  void everyConditionOfOursIsKnown() {
    var conditional =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(MetadataReader type) {
            var annotations = type.getAnnotationMetadata();
            var condition = Conditional.class.getName();
            return annotations.isAnnotated(condition) || annotations.hasAnnotatedMethods(condition);
          }
        };
    assertThat(
            conditional.findCandidateComponents("org.prasan").stream()
                .map(BeanDefinition::getBeanClassName)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "org.prasan.web.PatternsController", "org.prasan.sample.RefuseSampleAccounts");
  }

  /** The classes of the beans that go, of those that stand in the jar. */
  private static List<String> takenAway(String... given) {
    try (var beans = built()) {
      var classes = classes(beans);
      BuiltBeans.withoutUnwanted(beans, settings(beans, given));
      for (var left : classes(beans)) classes.remove(left);
      return classes;
    }
  }

  private static List<String> classes(GenericApplicationContext beans) {
    return Stream.of(beans.getBeanDefinitionNames())
        .map(beans::getType)
        .map(type -> ClassUtils.getUserClass(requireNonNull(type)).getName())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** As when the jar is built, for the beans in question and their neighbours. */
  private static GenericApplicationContext built() {
    var beans = new AnnotationConfigApplicationContext();
    BuiltBeans.wantAll(beans.getEnvironment());
    beans.scan("org.prasan.web");
    beans.register(MailSenderAutoConfiguration.class);
    beans.refreshForAotProcessing(new RuntimeHints());
    return beans;
  }

  private static Settings settings(GenericApplicationContext beans, String... given) {
    beans.setEnvironment(given(given));
    return Settings.of(beans.getEnvironment());
  }

  private static StandardEnvironment given(String... settings) {
    var given = new TreeMap<String, Object>();
    for (var setting : settings) {
      var parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    return environment(new MapPropertySource("command line", given));
  }

  private static SystemEnvironmentPropertySource variables(String name, String value) {
    return new SystemEnvironmentPropertySource("variables", Map.of(name, value));
  }

  /** As in life, with the settings of the jar at the end. */
  private static StandardEnvironment environment(
      org.springframework.core.env.PropertySource<?> given) {
    return new StandardEnvironment() {
      @Override
      protected void customizePropertySources(MutablePropertySources sources) {
        sources.addLast(given);
        sources.addLast(
            new MapPropertySource(
                "Config resource 'class path resource [application.yaml]'",
                Map.of(
                    "server.port",
                    "8080",
                    "management.server.port",
                    "8081",
                    "spring.threads.virtual.enabled",
                    "true")));
      }
    };
  }
}
