package org.prasan.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Work that repeats, done by one copy of the application at a time. A module adds its own by
 * declaring a {@link RecurringTask} bean.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {
  @Bean
  static RecurringTask<Void> sendMailJob(SendMail mail) {
    return Tasks.recurring("send-mail", FixedDelay.ofSeconds(5))
        .execute((task, context) -> mail.sendDue());
  }

  @Bean
  static RecurringTask<Void> forgetOldMailJob(Outbox outbox) {
    return Tasks.recurring("forget-old-mail", FixedDelay.of(Duration.ofHours(1)))
        .execute((task, context) -> outbox.forgetOld());
  }

  @Bean
  static SmartLifecycle scheduler(DataSource dataSource, List<RecurringTask<?>> tasks) {
    return new Running(dataSource, tasks);
  }

  /** Starts when pages are served, that is when the database is open, and ends before it closes. */
  private static final class Running implements SmartLifecycle {
    private final DataSource dataSource;
    private final List<RecurringTask<?>> tasks;
    private @Nullable Scheduler scheduler;

    Running(DataSource dataSource, List<RecurringTask<?>> tasks) {
      this.dataSource = dataSource;
      this.tasks = tasks;
    }

    /** A scheduler that was stopped does not start again: each start makes its own. */
    @Override
    public void start() {
      scheduler =
          Scheduler.create(dataSource)
              .startTasks(tasks)
              .tableName("notification.job")
              .threads(2)
              .pollingInterval(Duration.ofSeconds(5))
              .shutdownMaxWait(Duration.ofSeconds(10))
              .build();
      scheduler.start();
    }

    @Override
    public void stop() {
      if (scheduler != null) scheduler.stop();
      scheduler = null;
    }

    @Override
    public boolean isRunning() {
      return scheduler != null;
    }
  }
}
