package org.prasan.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.Coalitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about notices beside the pages. */
@Configuration(proxyBeanMethods = false)
class NoticeJobs {
  @Bean
  static RecurringTask<Void> sendLettersJob(SendLetters letters) {
    return Tasks.recurring("send-letters", FixedDelay.ofSeconds(10))
        .execute((task, context) -> letters.sendDue());
  }

  /**
   * Without a mail server there is nobody to bring them; where everybody is invented they are kept
   * to be read.
   */
  @Bean
  static RecurringTask<Void> beginDigestsJob(
      Coalitions coalitions, BeginDigests digests, Outbox outbox, KeptMails kept) {
    return Tasks.recurring("begin-digests", FixedDelay.of(Duration.ofMinutes(10)))
        .execute(
            (task, context) -> {
              for (var coalition : coalitions.all())
                if (outbox.sends() || (kept.keeps() && coalition.invented()))
                  digests.begin(coalition);
            });
  }

  @Bean
  static RecurringTask<Void> forgetOldNoticesJob(ForgetNotices forget) {
    return Tasks.recurring("forget-old-notices", FixedDelay.of(Duration.ofHours(6)))
        .execute((task, context) -> forget.forget());
  }
}
