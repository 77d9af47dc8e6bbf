package org.prasan.standing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.function.Consumer;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the passing of days brings, done by one copy of the application at a time. */
@Configuration(proxyBeanMethods = false)
class MembershipJobs {
  private static final FixedDelay OFTEN_ENOUGH_FOR_A_DAY = FixedDelay.of(Duration.ofHours(1));

  @Bean
  static RecurringTask<Void> remindOfRenewalJob(
      Coalitions coalitions, RemindOfRenewal remind, Facts facts) {
    return Tasks.recurring("remind-of-renewal", OFTEN_ENOUGH_FOR_A_DAY)
        .execute(
            (task, context) ->
                each(coalitions, coalition -> remind.sendDue(coalition, facts.today())));
  }

  @Bean
  static RecurringTask<Void> keepRegistryJob(Coalitions coalitions, KeepRegistry registry) {
    return Tasks.recurring("keep-members-in-registry", OFTEN_ENOUGH_FOR_A_DAY)
        .execute((task, context) -> each(coalitions, registry::keepAll));
  }

  private static void each(Coalitions coalitions, Consumer<Coalition> work) {
    for (var coalition : coalitions.all())
      Tenancy.run(coalition.id(), () -> work.accept(coalition));
  }
}
