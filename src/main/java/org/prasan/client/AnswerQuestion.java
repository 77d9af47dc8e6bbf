package org.prasan.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A case worker says whether to talk with somebody who may know the same client. */
@Service
class AnswerQuestion {
  private final KnownElsewhere elsewhere;
  private final TellOfQuestions tell;
  private final ClientClock clock;
  private final Audit audit;

  AnswerQuestion(KnownElsewhere elsewhere, TellOfQuestions tell, ClientClock clock, Audit audit) {
    this.elsewhere = elsewhere;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  /** Those that wait for an answer of one's organization. */
  @Transactional(readOnly = true)
  List<KnownElsewhere.Question> open(Acting acting) {
    acting.require(Action.EDIT_CLIENTS);
    return elsewhere.open(acting);
  }

  /** What became of an answer. */
  enum Outcome {
    MET,
    KEPT_APART,
    NOT_OPEN
  }

  /**
   * A no is kept with who said it, and goes nowhere: in the log it would tell the asker's officers
   * that there was a question at all.
   */
  @Transactional
  Outcome answer(Acting acting, UUID question, boolean yes) {
    acting.require(Action.EDIT_CLIENTS);
    var person = Objects.requireNonNull(acting.person());
    elsewhere.oneAfterAnother(acting.coalitionId());
    var asked = elsewhere.open(acting).stream().filter(one -> one.id().equals(question)).findAny();
    if (asked.isEmpty() || !elsewhere.answer(acting, question, yes, person, clock.now()))
      return Outcome.NOT_OPEN;
    if (!yes) return Outcome.KEPT_APART;
    if (!Tenancy.asProduct(acting.coalitionId(), () -> met(acting, question, person)))
      return Outcome.KEPT_APART;
    audit.record(
        acting,
        "client.agreed-to-talk",
        "client",
        asked.get().file(),
        null,
        Map.of("title", asked.get().number()));
    return Outcome.MET;
  }

  private boolean met(Acting acting, UUID question, PersonId person) {
    var match = elsewhere.match(acting.coalitionId(), question).orElse(null);
    if (match == null) return false;
    if (elsewhere.meet(acting.coalitionId(), match, person, clock.now()))
      tell.met(acting.coalition(), match);
    return true;
  }
}
