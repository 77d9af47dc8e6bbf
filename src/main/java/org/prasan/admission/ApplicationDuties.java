package org.prasan.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.prasan.identity.Voters;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What applications wait for: to be checked, scored, endorsed, decided, answered. */
@Component
class ApplicationDuties implements Waiting {
  private final ApplicationList list;
  private final Ties ties;
  private final Voters voters;
  private final SignatureAwaited signature;
  private final Today today;

  ApplicationDuties(
      ApplicationList list, Ties ties, Voters voters, SignatureAwaited signature, Today today) {
    this.list = list;
    this.ties = ties;
    this.voters = voters;
    this.signature = signature;
    this.today = today;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (acting.person() == null || !acting.may(Action.SEE_APPLICATIONS)) return List.of();
    var parties = Party.of(acting, voters.isVoter(acting));
    if (parties.isEmpty()) return List.of();
    var cards = new ArrayList<Card>();
    var open = list.open(acting.coalitionId());
    var undecided =
        open.stream()
            .filter(line -> line.waitsForAnswer() || line.state() != State.ADMITTED)
            .toList();
    if (!undecided.isEmpty()) steps(cards, acting, acting.person(), parties, undecided);
    if (acting.may(Action.INVITE_TO_ANY_ORGANIZATION)) invite(cards, acting, open);
    return cards;
  }

  private void steps(
      List<Card> cards,
      Acting acting,
      PersonId person,
      Set<Party> parties,
      List<ApplicationList.Line> undecided) {
    var reviewed =
        parties.contains(Party.REVIEWER)
            ? list.reviewedBy(acting.coalitionId(), person)
            : Set.<UUID>of();
    var unanswered =
        parties.contains(Party.ENDORSER) && acting.organization() != null
            ? list.unanswered(acting.coalitionId(), acting.organization())
            : Set.<UUID>of();
    var conflicts = list.conflictsOf(acting.coalitionId(), person);
    var bound = ties.of(acting);
    for (var line : undecided)
      if (!bound.contains(line.organization()) && !conflicts.contains(line.id().value()))
        add(cards, acting, line, parties, reviewed, unanswered);
  }

  /** Without an account nobody of the new organization can sign. */
  private void invite(List<Card> cards, Acting acting, List<ApplicationList.Line> open) {
    for (var line : open) {
      var organization = line.organization();
      if (line.state() != State.ADMITTED
          || organization == null
          || signature.by(acting.coalitionId(), organization) != SignatureAwaited.By.OFFICE)
        continue;
      cards.add(
          new Card(
              "admission.duty.invite",
              List.of(line.name().in(LocaleContextHolder.getLocale())),
              "send",
              "/" + acting.coalition().slug() + "/people/invite?organization=" + organization,
              line.due(),
              20));
    }
  }

  private void add(
      List<Card> cards,
      Acting acting,
      ApplicationList.Line line,
      Set<Party> parties,
      Set<UUID> reviewed,
      Set<UUID> unanswered) {
    var id = line.id().value();
    var ballot = line.ballot();
    var open = ballot != null && ballot.openOn(today.day());
    var office = parties.contains(Party.REVIEWER) || parties.contains(Party.HANDLER);
    switch (line.state()) {
      case SUBMITTED -> {
        if (office) cards.add(card(acting, line, "check", "list-check", "", 20));
      }
      case DOCUMENTS_COMPLETE -> {
        if (parties.contains(Party.REVIEWER) && !reviewed.contains(id))
          cards.add(card(acting, line, "review", "clipboard-check", "/review", 20));
      }
      case SCREENED, ENDORSED -> {
        if (open && unanswered.contains(id))
          cards.add(card(acting, line, "endorse", "rubber-stamp", "/endorsement", 15));
        if (parties.contains(Party.HANDLER) && ballot == null)
          cards.add(card(acting, line, "open", "rubber-stamp", "", 20));
        if (parties.contains(Party.HANDLER) && ballot != null && !open)
          cards.add(card(acting, line, "decide", "gavel", "/decision", 20));
      }
      default -> {}
    }
    if (line.waitsForAnswer() && parties.contains(Party.HANDLER))
      cards.add(card(acting, line, "answer", "message-circle", "#story", 25));
  }

  private Card card(
      Acting acting, ApplicationList.Line line, String what, String icon, String page, int weight) {
    var ballot = line.ballot();
    var due =
        what.equals("decide") && ballot != null
            ? ballot.closesOn().plusDays(Admissions.DECIDE_DAYS)
            : what.equals("answer") ? null : line.due();
    return new Card(
        "admission.duty." + what,
        List.of(line.name().in(LocaleContextHolder.getLocale())),
        icon,
        ApplicationPages.url(acting, line.id()) + page,
        due,
        weight);
  }
}
