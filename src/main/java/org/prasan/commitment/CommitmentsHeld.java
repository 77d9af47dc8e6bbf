package org.prasan.commitment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.prasan.standing.Holdings;
import org.prasan.standing.OrganizationResigned;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an organization has promised when it leaves. What is due after its last day goes back to
 * those who asked for it, in front of everybody; until then it keeps its word.
 */
@Component("commitmentsHeld")
@Order(50)
class CommitmentsHeld implements Holdings {
  private final CommitmentRows commitments;
  private final TakeStep take;
  private final MessageSource messages;

  CommitmentsHeld(CommitmentRows commitments, TakeStep take, MessageSource messages) {
    this.commitments = commitments;
    this.take = take;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Holding> of(CoalitionId coalition, OrganizationId organization, Locale locale) {
    int held = commitments.toDoBy(coalition, organization).size();
    return List.of(
        new Holding(
            held,
            messages.getMessage("commitment.holding", new Object[] {held}, locale),
            messages.getMessage("commitment.holding.after", null, locale)));
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void handOver(OrganizationResigned left) {
    var why = messages.getMessage("commitment.left", null, Locale.forLanguageTag("th"));
    for (var one : commitments.toDoBy(left.coalition(), left.organization()))
      if (!one.due().isBefore(left.on()))
        take.follow(left.by(), one.id(), Set.of(Party.PRODUCT), Wanted.said(Step.LEAVE, null, why));
  }
}
