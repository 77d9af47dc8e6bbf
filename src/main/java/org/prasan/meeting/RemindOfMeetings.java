package org.prasan.meeting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two days before a meeting those who are invited and have not said no are told once more. */
@Component
class RemindOfMeetings {
  private static final int DAYS_BEFORE = 2;
  private static final FixedDelay OFTEN_ENOUGH_FOR_A_DAY = FixedDelay.of(Duration.ofHours(1));

  private final MeetingRows meetings;
  private final MeetingDossiers dossiers;
  private final TellOfMeetings tell;
  private final MeetingClock clock;

  RemindOfMeetings(
      MeetingRows meetings, MeetingDossiers dossiers, TellOfMeetings tell, MeetingClock clock) {
    this.meetings = meetings;
    this.dossiers = dossiers;
    this.tell = tell;
    this.clock = clock;
  }

  @Bean
  static RecurringTask<Void> remindOfMeetingsJob(Coalitions coalitions, RemindOfMeetings remind) {
    return Tasks.recurring("remind-of-meetings", OFTEN_ENOUGH_FOR_A_DAY)
        .execute(
            (task, context) -> {
              for (var coalition : coalitions.all())
                Tenancy.run(coalition.id(), () -> remind.sendDue(coalition));
            });
  }

  /** Each meeting once, however often this runs: a notice exists once. */
  @Transactional
  void sendDue(Coalition coalition) {
    var today = clock.today();
    for (var meeting :
        meetings.between(coalition.id(), today.plusDays(1), today.plusDays(DAYS_BEFORE))) {
      if (meeting.stored() != MeetingState.OPEN || meeting.course().invited() == null) continue;
      dossiers
          .find(coalition.id(), meeting.id())
          .ifPresent(dossier -> tell.reminded(coalition, dossier));
    }
  }
}
