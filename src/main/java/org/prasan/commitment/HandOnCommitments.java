package org.prasan.commitment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.PersonHoldings;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person has promised for an organization when that person leaves: the organization still
 * answers for it, and somebody else there, or for the time being nobody, has to say yes anew.
 */
@Service
class HandOnCommitments implements PersonHoldings {
  private final CommitmentRows commitments;
  private final TakeStep take;
  private final MessageSource messages;

  HandOnCommitments(CommitmentRows commitments, TakeStep take, MessageSource messages) {
    this.commitments = commitments;
    this.take = take;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Holding> of(CoalitionId coalition, PersonId person, Locale locale) {
    return commitments.toDoBy(coalition, person).stream()
        .map(one -> new Holding(one.id().value(), one.owner(), question(one, locale), null))
        .toList();
  }

  private Question question(Commitment one, Locale locale) {
    return new Question(
        say("commitment.held", locale, one.what(), ThaiDates.full(one.due(), locale)),
        say("commitment.held.stays", locale),
        say("commitment.held.nobody", locale));
  }

  private String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void handOn(
      Acting acting, PersonId person, Holding holding, @Nullable PersonId successor) {
    var id = new CommitmentId(holding.id());
    var now = commitments.lock(acting.coalitionId(), id).orElseThrow();
    if (!person.equals(now.person())
        || !now.owner().equals(holding.organization())
        || !now.state().toDo()) return;
    var handed =
        Wanted.handed(
            null,
            now.owner(),
            successor,
            say("commitment.left.person", Locale.forLanguageTag("th")));
    // Whoever leaves keeps none of it: better nobody leaves than that it is lost.
    if (!(take.follow(acting, id, Set.of(Party.OFFICE), handed) instanceof Outcome.Taken))
      throw new IllegalStateException("Nobody could take over the commitment " + id);
  }
}
