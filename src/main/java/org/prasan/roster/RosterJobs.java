package org.prasan.roster;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about the roster beside the pages. */
@Configuration(proxyBeanMethods = false)
class RosterJobs {
  @Bean
  static RecurringTask<Void> remindOfGapsJob(Coalitions coalitions, RemindOfGaps remind) {
    return Tasks.recurring("remind-of-roster-gaps", FixedDelay.of(Duration.ofHours(1)))
        .execute(
            (task, context) -> {
              for (var coalition : coalitions.all())
                Tenancy.run(coalition.id(), () -> remind.remind(coalition));
            });
  }

  /** Which coalition and which edition stands in the name of the task: it carries no data. */
  @Bean
  static OneTimeTask<Void> draftMonthJob(Coalitions coalitions, SolveDraft solve) {
    return Tasks.oneTime(DraftMonth.JOB)
        .execute(
            (task, context) -> {
              var names = task.getId().split("/", 2);
              coalitions
                  .byId(CoalitionId.of(names[0]))
                  .ifPresent(
                      coalition ->
                          Tenancy.run(
                              coalition.id(),
                              () -> solve.solve(coalition, EditionId.of(names[1]))));
            });
  }
}
