package org.prasan.operation;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads the settings and opens the database before anything else starts, so that a mistake is told
 * at once and the database starts while the rest of Prasan does.
 */
final class Preparation implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  /** Set by a command that works beside a running application. */
  static final String BESIDE = "operation.beside-running-application";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    KnownSettings.readSecretFiles(environment);
    var settings = Settings.of(environment);
    if (settings.sample()) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("sample mode", Map.of("server.address", "127.0.0.1")));
    }
    var database =
        environment.getProperty(BESIDE, Boolean.class, false)
            ? Database.joining(settings)
            : Database.opening(settings);
    // After the context is closed, or instead of it when the start fails half-way.
    SpringApplication.getShutdownHandlers().add(database::close);
    var beans = (GenericApplicationContext) context;
    beans.registerBean(Settings.class, () -> settings);
    beans.registerBean(Database.class, () -> database);
  }
}
