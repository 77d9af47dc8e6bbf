package org.prasan.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.prasan.notification.Addressees.Addressee;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day, at the hour each has chosen, everybody's digest is put into the queue. */
@Component
class BeginDigests {
  private static final int AT_ONCE = 500;

  private final ObjectProvider<Addressees> addressees;
  private final Preferences preferences;
  private final LetterRows letters;
  private final MailQueue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Settings settings;

  BeginDigests(
      ObjectProvider<Addressees> addressees,
      Preferences preferences,
      LetterRows letters,
      MailQueue queue,
      TransactionTemplate transaction,
      Clock clock,
      Settings settings) {
    this.addressees = addressees;
    this.preferences = preferences;
    this.letters = letters;
    this.queue = queue;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
  }

  /** Answers how many were begun; another copy of the application that asks as well begins none. */
  int begin(Coalition coalition) {
    return Tenancy.in(
        coalition.id(),
        () -> {
          var now = clock.instant().atZone(settings.timeZone());
          var due = due(coalition.id(), now.toLocalDate(), now.getHour());
          int begun = 0;
          for (int i = 0; i < due.size(); i += AT_ONCE)
            begun +=
                begin(
                    coalition.id(),
                    due.subList(i, Math.min(i + AT_ONCE, due.size())),
                    now.toLocalDate());
          return begun;
        });
  }

  private List<PersonId> due(CoalitionId coalition, LocalDate today, int hour) {
    return transaction.execute(
        status -> {
          var everybody =
              addressees.stream().flatMap(known -> known.all(coalition).stream()).toList();
          if (everybody.isEmpty()) return List.of();
          var habits = preferences.habits(coalition);
          var begun = new HashSet<>(letters.begunOn(coalition, today));
          return everybody.stream()
              .map(Addressee::person)
              .filter(person -> !begun.contains(person) && wants(habits, person, hour))
              .toList();
        });
  }

  private static boolean wants(Map<PersonId, Habit> habits, PersonId person, int hour) {
    var habit = habits.getOrDefault(person, Habit.USUAL);
    var from = habit.digestHour();
    return habit.mails() && from != null && hour >= from;
  }

  private int begin(CoalitionId coalition, List<PersonId> people, LocalDate today) {
    return transaction.execute(
        status -> {
          var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          var claimed = letters.claimDay(coalition, people, today);
          for (var person : claimed) {
            var letter = letters.add(coalition, person, LetterRows.Kind.DIGEST, now);
            queue.put(new MailQueue.Entry(letter.id(), coalition, person, true), now);
          }
          return claimed.size();
        });
  }
}
