package org.prasan.referral;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.EnumSet;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Role;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Made-up clients are erased when their week is over. */
@Configuration(proxyBeanMethods = false)
class PracticeJobs {
  @Bean
  static RecurringTask<Void> endPracticeJob(Coalitions coalitions, Practise practise) {
    return Tasks.recurring("end-practice", FixedDelay.of(Duration.ofHours(6)))
        .execute(
            (task, context) -> {
              for (var coalition : coalitions.all())
                if (coalition.invented())
                  Tenancy.run(coalition.id(), () -> end(coalition, practise));
            });
  }

  static void end(Coalition coalition, Practise practise) {
    for (var practice : practise.over(Acting.system(coalition, "practice")))
      Tenancy.in(
          coalition.id(),
          practice.owner(),
          () -> practise.end(owner(coalition, practice), practice.client()));
  }

  /** The client is erased as its case worker would, by nobody in person. */
  private static Acting owner(Coalition coalition, Practice practice) {
    var nobody = LocalizedText.of("");
    return new Acting(
        coalition,
        null,
        practice.owner(),
        null,
        nobody,
        nobody,
        EnumSet.of(Role.CASE_WORKER),
        "practice");
  }
}
