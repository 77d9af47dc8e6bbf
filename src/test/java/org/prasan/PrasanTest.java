package org.prasan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.prasan.audit.SpokenAudit;
import org.prasan.operation.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole of Prasan on a real PostgreSQL; all of them share one start. Tagged as a
 * data test, it also runs against an external database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("data")
@SpringBootTest
@AutoConfigureMockMvc
@Import({Scenes.class, TestClock.class, SpokenAudit.class})
@ContextConfiguration(initializers = PrasanTest.OnTestDatabase.class)
public @interface PrasanTest {

  /** Must come before the settings are read, which is also done by an initializer. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  final class OnTestDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(TestDatabase.settings())
          .and("prasan.sample=false", "prasan.data=target/test-data")
          .applyTo(context);
    }
  }
}
