package org.prasan.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
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
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Work beside the pages, done by one copy of the application at a time. A module adds what repeats
 * by declaring a {@link RecurringTask} bean; what is done once, as a {@link OneTimeTask} bean, it
 * asks for through the {@link SchedulerClient}, within its own transaction.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {
  private static final String TABLE = "notification.job";

  @Bean
  static RecurringTask<Void> sendMailJob(SendMail mail) {
    return Tasks.recurring("send-mail", FixedDelay.ofSeconds(5))
        .execute((task, context) -> mail.sendDue());
  }

  @Bean
  static RecurringTask<Void> forgetOldMailJob(Outbox outbox, KeptMails kept) {
    return Tasks.recurring("forget-old-mail", FixedDelay.of(Duration.ofHours(1)))
        .execute(
            (task, context) -> {
              outbox.forgetOld();
              kept.forgetOld();
            });
  }

  @Bean
  static SmartLifecycle scheduler(
      DataSource dataSource, List<RecurringTask<?>> tasks, List<OneTimeTask<?>> once) {
    return new Running(dataSource, tasks, once);
  }

  /**
   * Made when first asked for: it looks at the database, which starts while the application does.
   */
  @Bean
  @Lazy
  static SchedulerClient jobClient(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .tableName(TABLE)
        .build();
  }

  /** Starts when pages are served, that is when the database is open, and ends before it closes. */
  private static final class Running implements SmartLifecycle {
    private final DataSource dataSource;
    private final List<RecurringTask<?>> tasks;
    private final List<OneTimeTask<?>> once;
    private @Nullable Scheduler scheduler;

    Running(DataSource dataSource, List<RecurringTask<?>> tasks, List<OneTimeTask<?>> once) {
      this.dataSource = dataSource;
      this.tasks = tasks;
      this.once = once;
    }

    /** A scheduler that was stopped does not start again: each start makes its own. */
    @Override
    public void start() {
      scheduler =
          Scheduler.create(dataSource, List.copyOf(once))
              .startTasks(tasks)
              .tableName(TABLE)
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
