package org.prasan.commitment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.notification.Argument;
import org.prasan.notification.Notice;
import org.prasan.notification.Notices;
import org.prasan.notification.TapOffer;
import org.prasan.notification.Topic;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what was asked of them, what was answered, and what comes due. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellOfCommitment {
  private static final LocalizedText UNKNOWN = LocalizedText.of("—");

  private final Notices notices;
  private final Concerned concerned;
  private final OrganizationNames organizations;
  private final CommitmentClock clock;

  TellOfCommitment(
      Notices notices,
      Concerned concerned,
      OrganizationNames organizations,
      CommitmentClock clock) {
    this.notices = notices;
    this.concerned = concerned;
    this.organizations = organizations;
    this.clock = clock;
  }

  /** Who did it need not be told. */
  void of(Coalition coalition, Acting acting, Commitment now, Step step) {
    if (step != Step.REMARK && step != Step.REMIND)
      notices.done(coalition, about(now) + "waiting.");
    var to = new HashSet<>(to(coalition, now, step));
    if (acting.person() != null) to.remove(acting.person());
    tell(
        coalition,
        now,
        to,
        notice(now, step),
        asks(now, step) ? tap(now) : null,
        occasion(now, step));
  }

  private Set<PersonId> to(Coalition coalition, Commitment now, Step step) {
    return switch (step) {
      case MAKE,
          HAND_OVER,
          AGREE_DATE,
          KEEP_DATE,
          MOVE_DATE,
          CONFIRM,
          SEND_BACK,
          TAKE_BACK,
          REMIND ->
          concerned.owners(coalition.id(), now);
      case ACCEPT, DECLINE, ASK_DATE, REPORT_DONE, LEAVE -> concerned.askers(coalition.id(), now);
      case REMARK -> {
        var both = new HashSet<>(concerned.owners(coalition.id(), now));
        both.addAll(concerned.askers(coalition.id(), now));
        yield both;
      }
    };
  }

  private static String notice(Commitment now, Step step) {
    return switch (step) {
      case MAKE, HAND_OVER ->
          now.state() == State.PROPOSED ? "commitment.asked" : "commitment.made";
      default -> step.deed();
    };
  }

  /** It has yet to be answered, and may be from the e-mail. */
  private static boolean asks(Commitment now, Step step) {
    return now.state() == State.PROPOSED
        && (step == Step.MAKE
            || step == Step.HAND_OVER
            || step == Step.MOVE_DATE
            || step == Step.KEEP_DATE);
  }

  private static String occasion(Commitment now, Step step) {
    var waits =
        switch (step) {
          case MAKE, HAND_OVER, ASK_DATE, REPORT_DONE, KEEP_DATE, SEND_BACK -> true;
          case MOVE_DATE -> asks(now, step);
          default -> false;
        };
    return (waits ? "waiting." : "news.") + step.word() + "." + now.version();
  }

  /** Answers how many people were told. */
  int climb(
      Coalition coalition, Commitment commitment, Ladder.Rung rung, Set<PersonId> secretaries) {
    var to =
        switch (rung.who()) {
          case PERSON -> concerned.owners(coalition.id(), commitment);
          case FOCAL_POINT ->
              concerned.first(
                  coalition.id(),
                  commitment.owner(),
                  Role.FOCAL_POINT,
                  Role.ALTERNATE,
                  Role.DIRECTOR);
          case DIRECTOR ->
              concerned.first(coalition.id(), commitment.owner(), Role.DIRECTOR, Role.FOCAL_POINT);
          case SECRETARY -> secretaries;
        };
    tell(
        coalition,
        commitment,
        to,
        rung.notice(),
        null,
        "waiting." + rung.name() + "." + commitment.due());
    return to.size();
  }

  private void tell(
      Coalition coalition,
      Commitment commitment,
      Collection<PersonId> to,
      String kind,
      @Nullable TapOffer offer,
      String occasion) {
    if (to.isEmpty()) return;
    var asker = commitment.asker().organization();
    var arguments =
        List.of(
            Argument.typed(commitment.what()),
            Argument.text(name(coalition, commitment.owner())),
            Argument.text(asker == null ? coalition.shortName() : name(coalition, asker)),
            Argument.day(commitment.askedDue() == null ? commitment.due() : commitment.askedDue()),
            commitment.id().reference());
    for (var person : to)
      notices.tell(
          new Notice(
              coalition,
              person,
              Topic.COMMITMENTS,
              kind,
              arguments,
              "/commitments/" + commitment.id(),
              offer,
              about(commitment) + occasion));
  }

  private TapOffer tap(Commitment commitment) {
    return new TapOffer(
        TakeOnByTap.ACTION,
        commitment.id().value(),
        List.of(TakeOnByTap.ACCEPT, TakeOnByTap.DECLINE),
        TakeOnByTap.shown(commitment),
        clock.now().plus(TakeOnByTap.OPEN_FOR));
  }

  private LocalizedText name(Coalition coalition, OrganizationId id) {
    return organizations.named(coalition.id(), List.of(id)).getOrDefault(id, UNKNOWN);
  }

  private static String about(Commitment commitment) {
    return "commitment." + commitment.id() + ".";
  }
}
