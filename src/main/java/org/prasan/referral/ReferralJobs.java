package org.prasan.referral;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.Coalitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the passing of time brings to referrals, done by one copy of the application at a time. */
@Configuration(proxyBeanMethods = false)
class ReferralJobs {
  static final String WATCH_CLOCKS = "watch-referral-clocks";
  static final String CLOSE_CONSENTS = "close-consents";

  @Bean
  static RecurringTask<Void> watchReferralClocksJob(Coalitions coalitions, WatchClocks clocks) {
    return Tasks.recurring(WATCH_CLOCKS, FixedDelay.of(Duration.ofMinutes(1)))
        .execute((task, context) -> coalitions.all().forEach(clocks::watch));
  }

  @Bean
  static RecurringTask<Void> closeConsentsJob(Coalitions coalitions, CloseConsents consents) {
    return Tasks.recurring(CLOSE_CONSENTS, FixedDelay.of(Duration.ofHours(1)))
        .execute((task, context) -> coalitions.all().forEach(consents::close));
  }
}
