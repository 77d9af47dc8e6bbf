package org.prasan.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Forgets what is no longer needed: old tries and old links; sessions are cleaned by their store.
 */
@Configuration(proxyBeanMethods = false)
class Housekeeping {
  @Bean
  static RecurringTask<Void> forgetOldSignInJob(Throttle throttle, Links links) {
    return Tasks.recurring("forget-old-sign-in", FixedDelay.of(Duration.ofHours(1)))
        .execute(
            (task, context) -> {
              throttle.forgetOldTries();
              links.forgetOldLinks();
            });
  }
}
