package org.prasan.report;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gate, and the months that are counted when their time has come. */
@Configuration(proxyBeanMethods = false)
class ReportJobs {
  @Bean
  static PrivacyGate privacyGate(ToldAnswers answered, CountedCases cases) {
    return new PrivacyGate(answered, cases);
  }

  @Bean
  static RecurringTask<Void> countMonthsJob(Coalitions coalitions, CountMonths count) {
    return Tasks.recurring("count-months", FixedDelay.of(Duration.ofHours(6)))
        .execute(
            (task, context) -> {
              for (var coalition : coalitions.all())
                Tenancy.run(coalition.id(), () -> count.count(coalition.id()));
            });
  }
}
