package org.prasan.meeting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.prasan.notification.TapAction;
import org.prasan.notification.TapOffer;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An organization says from the e-mail whether it comes. */
@Component
class ComeByTap implements TapAction {
  private final MeetingDossiers dossiers;
  private final AttendMeeting attend;
  private final MeetingWords words;

  ComeByTap(MeetingDossiers dossiers, AttendMeeting attend, MeetingWords words) {
    this.dossiers = dossiers;
    this.attend = attend;
    this.words = words;
  }

  @Override
  public String action() {
    return TellOfMeetings.TAP;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Asked> asked(Acting acting, UUID subject, Locale locale) {
    var dossier = dossiers.find(acting.coalitionId(), new MeetingId(subject)).orElse(null);
    if (dossier == null
        || !dossier.invites(acting.organization())
        || dossier.answer(acting.organization()).isPresent()
        || !Act.ANSWER.open(acting, dossier)) return Optional.empty();
    var answers = new LinkedHashMap<String, String>();
    answers.put("yes", words.say("meeting.answer.YES", locale));
    answers.put("no", words.say("meeting.answer.NO", locale));
    return Optional.of(
        new Asked(
            words.say("meeting.answer.asked", locale, dossier.title().in(locale)),
            answers,
            shown(dossier.meeting())));
  }

  /** Day and hour: whoever comes on one day has not said so of another. */
  static String shown(Meeting meeting) {
    return meeting.plan().day().atTime(meeting.plan().startsAt()).toString();
  }

  @Override
  @Transactional
  public Outcome perform(Acting acting, TapOffer offer, String answer) {
    var id = new MeetingId(offer.subject());
    var path = "/meetings/" + id;
    // Until the answer is kept nobody moves the meeting to another day.
    var now = dossiers.lock(acting.coalitionId(), id);
    if (now.isPresent() && !shown(now.get().meeting()).equals(offer.shown()))
      return new Outcome.Refused("meeting.answer.moved", List.of(), path);
    if (asked(acting, offer.subject(), Locale.ENGLISH).isEmpty())
      return new Outcome.Refused("meeting.answer.too-late", List.of(), path);
    var kind = answer.equals("yes") ? Answer.Kind.YES : Answer.Kind.NO;
    return attend.answer(acting, id, kind, "", "") instanceof AttendMeeting.Done
        ? new Outcome.Done("meeting.answered." + kind, List.of(), path)
        : new Outcome.Refused("meeting.answer.too-late", List.of(), path);
  }
}
