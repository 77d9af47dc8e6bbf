package org.prasan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.BindException;
import java.net.ServerSocket;
import org.prasan.operation.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * Starts the whole of Prasan once for all tests of a run, with everything that sets scenes: a start
 * of its own for each set of helpers made the tests a third slower. No request is put into words
 * for a failure that may follow: with them went the whole model and the whole page.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(OnPrasan.SceneSetters.class)
@ContextConfiguration(initializers = OnPrasan.OnTestDatabase.class)
@TestExecutionListeners(
    listeners = OnPrasan.LeavingTheScene.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface OnPrasan {

  /** Finds every test component, wherever its module keeps it. */
  @ComponentScan(useDefaultFilters = false, includeFilters = @Filter(TestComponent.class))
  class SceneSetters {}

  /** Tidies up after the last test of a class. */
  final class LeavingTheScene implements TestExecutionListener {
    @Override
    public void afterTestClass(TestContext test) {
      if (test.hasApplicationContext()) test.getApplicationContext().getBean(Scenes.class).leave();
    }
  }

  /** Must come before the settings are read, which is also done by an initializer. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  final class OnTestDatabase
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      int port = freePort();
      TestPropertyValues.of(TestDatabase.settings())
          .and("prasan.sample=false", "prasan.data=" + TestDatabase.data())
          .and("prasan.backup.nightly=false", "spring.session.jdbc.cleanup-cron=-")
          .and("server.port=" + port, "prasan.base-url=http://localhost:" + port)
          .applyTo(context);
    }

    /**
     * Known before the start, since a passkey belongs to an address; and none that the machine
     * gives to whoever asks somebody else meanwhile.
     */
    private static int freePort() {
      for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port++) {
        try (var socket = new ServerSocket(port)) {
          return socket.getLocalPort();
        } catch (BindException e) {
          if (port > 32_000) throw new IllegalStateException(e);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
