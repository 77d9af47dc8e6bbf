package org.prasan.client;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.Coalitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about clients beside the pages. */
@Configuration(proxyBeanMethods = false)
class ClientJobs {
  static final String END_KEEPING = "end-keeping";

  @Bean
  static RecurringTask<Void> compareClientsJob(Coalitions coalitions, CompareClients compare) {
    return Tasks.recurring("compare-clients", FixedDelay.of(Duration.ofMinutes(1)))
        .execute((task, context) -> coalitions.all().forEach(compare::compare));
  }

  @Bean
  static RecurringTask<Void> endKeepingJob(Coalitions coalitions, EndKeeping keeping) {
    return Tasks.recurring(END_KEEPING, FixedDelay.of(Duration.ofHours(1)))
        .execute((task, context) -> coalitions.all().forEach(keeping::end));
  }
}
