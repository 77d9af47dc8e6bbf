package org.prasan.meeting;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.prasan.identity.MandateHolders;
import org.prasan.notification.Argument;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells those who act for organizations that minutes wait to be read; those who were absent are led
 * to what concerns them. Whoever proposed a correction is told what became of it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellOfMinutes {
  private static final Set<Role> READERS =
      EnumSet.of(Role.DIRECTOR, Role.FOCAL_POINT, Role.ALTERNATE);

  private final Notices notices;
  private final MandateHolders holders;
  private final MeetingClock stamps;

  TellOfMinutes(Notices notices, MandateHolders holders, MeetingClock stamps) {
    this.notices = notices;
    this.holders = holders;
    this.stamps = stamps;
  }

  void circulated(Acting acting, Dossier dossier, LocalDate until) {
    var there = Dossier.arrived(dossier.attendance());
    for (var holder : holders.all(acting.coalitionId(), READERS, stamps.today())) {
      var present = there.contains(holder.organization());
      notices.tell(
          new Notice(
              acting.coalition(),
              holder.person(),
              Topic.MINUTES,
              present ? "minutes.circulated" : "minutes.absent",
              arguments(dossier, until),
              "/meetings/" + dossier.id() + "/minutes" + (present ? "" : "/for-us"),
              // Who acts for two organizations of which one was absent is told of both.
              prefix(dossier.id()) + (present ? "circulated" : "absent." + holder.organization())));
    }
  }

  void moreTime(Acting acting, Dossier dossier, LocalDate until) {
    for (var holder : holders.all(acting.coalitionId(), READERS, stamps.today()))
      notices.tell(
          new Notice(
              acting.coalition(),
              holder.person(),
              Topic.MINUTES,
              "minutes.more-time",
              arguments(dossier, until),
              "/meetings/" + dossier.id() + "/minutes",
              prefix(dossier.id()) + "until." + until));
  }

  /** Nobody is told what they did themselves. */
  void answered(Acting acting, Dossier dossier, Correction correction) {
    var person = correction.proposed().by();
    if (person == null || person.equals(acting.person())) return;
    notices.tell(
        new Notice(
            acting.coalition(),
            person,
            Topic.MINUTES,
            "minutes.correction." + correction.state().name().toLowerCase(Locale.ROOT),
            List.of(Argument.typed(dossier.title()), Argument.day(dossier.meeting().plan().day())),
            "/meetings/" + dossier.id() + "/minutes#corrections",
            // Not among what adoption settles: one may read it afterwards too.
            "minutes-correction." + correction.id()));
  }

  /** Nobody needs to read them any more before they are adopted. */
  void adopted(Acting acting, MeetingId id) {
    notices.done(acting.coalition(), prefix(id));
  }

  private static List<String> arguments(Dossier dossier, LocalDate until) {
    return List.of(
        Argument.typed(dossier.title()),
        Argument.day(until),
        Argument.day(dossier.meeting().plan().day()));
  }

  private static String prefix(MeetingId id) {
    return "minutes." + id + ".";
  }
}
