package org.prasan.operation;

import java.util.Map;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanPostProcessor;
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
  static final String MODE = "operation.mode";

  /** What this process is for. */
  enum Mode {
    /** Serve pages, with the data folder for ourselves. */
    SERVE,
    /** Run a command on the database, also while another process serves pages. */
    BESIDE,
    /** Run a command that needs the settings only. */
    BARE
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var environment = context.getEnvironment();
    if (BuiltBeans.beingDecided()) {
      BuiltBeans.wantAll(environment);
      return;
    }
    KnownSettings.readSecretFiles(environment);
    var settings = Settings.of(environment);
    Ports.refuseUnreadable(environment);
    if (settings.sample()) {
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("sample mode", Map.of("server.address", "127.0.0.1")));
    } else {
      WithoutWords.inTheLog();
    }
    var beans = (GenericApplicationContext) context;
    beans.getDefaultListableBeanFactory().setAutowireCandidateResolver(new NamedAfterType());
    beans.registerBean(Settings.class, () -> settings);
    if (AotDetector.useGeneratedArtifacts()) BuiltBeans.withoutUnwanted(beans, settings);
    var mode = environment.getProperty(MODE, Mode.class, Mode.SERVE);
    if (mode == Mode.BARE) return;
    // Only when started as a program: a test opens no port, or one that was free.
    if (Mode.SERVE.name().equals(environment.getProperty(MODE))) Ports.refuseOccupied(environment);
    var database =
        mode == Mode.SERVE
            ? Database.opening(settings)
            : Database.joining(settings, Migrations::bring);
    // After the context is closed, or instead of it when the start fails half-way.
    SpringApplication.getShutdownHandlers().add(database::close);
    beans.registerBean(Database.class, () -> database);
    beans.addBeanFactoryPostProcessor(
        factory -> factory.addBeanPostProcessor(new RefusedEarly(database)));
  }

  /** Whoever waits on a terminal hears of a database that will not do before all else is made. */
  private record RefusedEarly(Database database) implements BeanPostProcessor {
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
      database.refuseIfItWillNotOpen();
      return bean;
    }
  }
}
