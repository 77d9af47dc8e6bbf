package org.prasan.commitment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the passing of days brings, done by one copy of the application at a time. */
@Configuration(proxyBeanMethods = false)
class CommitmentJobs {
  @Bean
  static RecurringTask<Void> remindOfCommitmentsJob(Coalitions coalitions, ClimbLadder ladder) {
    return Tasks.recurring("remind-of-commitments", FixedDelay.of(Duration.ofHours(1)))
        .execute(
            (task, context) ->
                coalitions
                    .all()
                    .forEach(
                        coalition -> Tenancy.run(coalition.id(), () -> ladder.climb(coalition))));
  }
}
