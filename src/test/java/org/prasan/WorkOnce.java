package org.prasan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * What repeats is done once, when the application starts. Tests call what they are about
 * themselves; beside them it would walk through all coalitions of all tests every minute.
 */
@TestComponent
class WorkOnce implements BeanPostProcessor {
  private static final FixedDelay LONGER_THAN_A_RUN = FixedDelay.of(Duration.ofDays(1));

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof RecurringTask<?> task ? once(task) : bean;
  }

  private static <T> RecurringTask<T> once(RecurringTask<T> task) {
    return Tasks.recurring(task.getName(), LONGER_THAN_A_RUN, task.getDataClass())
        .execute(task::executeRecurringly);
  }
}
