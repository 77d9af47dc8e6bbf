package org.prasan.agreement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coalition's office leads an agreement from one state to the next. */
@Service
class ChangeState {
  private final Dossiers dossiers;
  private final AgreementRows agreements;
  private final Stamps stamps;
  private final Audit audit;

  ChangeState(Dossiers dossiers, AgreementRows agreements, Stamps stamps, Audit audit) {
    this.dossiers = dossiers;
    this.agreements = agreements;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done() implements Outcome {}

  /** What is missing first, in words. */
  record Refused(String key) implements Outcome {}

  record NotNow(AgreementState state) implements Outcome {}

  record NotFound() implements Outcome {}

  @Transactional
  Outcome open(Acting acting, AgreementId id) {
    return change(
        acting,
        id,
        Act.OPEN_FOR_SIGNATURE,
        now -> {
          if (now.texts().isEmpty()) return "agreement.wrong.no-text";
          return now.parties().isEmpty() ? "agreement.wrong.no-parties" : null;
        },
        Agreement.Term.OPEN);
  }

  @Transactional
  Outcome takeBack(Acting acting, AgreementId id) {
    return change(
        acting,
        id,
        Act.TAKE_BACK,
        now -> now.signatures().isEmpty() ? null : "agreement.wrong.somebody-signed",
        Agreement.Term.OPEN);
  }

  /**
   * @param until the last day; null if none was agreed
   */
  @Transactional
  Outcome putInForce(Acting acting, AgreementId id, LocalDate from, @Nullable LocalDate until) {
    return change(
        acting,
        id,
        Act.PUT_IN_FORCE,
        now ->
            now.state() == AgreementState.OPEN && now.signatures().isEmpty()
                ? "agreement.wrong.nobody-signed"
                : null,
        new Agreement.Term(from, until, null, null));
  }

  /** Corrects from when to when it holds, or lets it hold longer. */
  @Transactional
  Outcome changeTerm(Acting acting, AgreementId id, LocalDate from, @Nullable LocalDate until) {
    return change(
        acting, id, Act.CHANGE_TERM, _ -> null, new Agreement.Term(from, until, null, null));
  }

  @Transactional
  Outcome end(Acting acting, AgreementId id, LocalDate lastDay, String why) {
    return change(
        acting,
        id,
        Act.END,
        now -> beforeItBegan(now, lastDay),
        new Agreement.Term(null, lastDay, why, null));
  }

  /** Another agreement takes its place from the day on which that one begins to hold. */
  @Transactional
  Outcome supersede(Acting acting, AgreementId id, AgreementId by) {
    var other = agreements.find(acting.coalitionId(), by).orElse(null);
    if (other == null || by.equals(id) || other.stored() != AgreementState.IN_FORCE)
      return new Refused("agreement.wrong.no-successor");
    var began = other.term().from();
    var lastDay = (began == null ? stamps.today() : began).minusDays(1);
    return change(
        acting,
        id,
        Act.SUPERSEDE,
        now -> beforeItBegan(now, lastDay),
        new Agreement.Term(null, lastDay, null, by));
  }

  private static @Nullable String beforeItBegan(Dossier now, LocalDate lastDay) {
    var from = now.agreement().term().from();
    return from != null && lastDay.isBefore(from) ? "agreement.wrong.ends-before" : null;
  }

  private interface Check {
    /** The key of what is missing; null if nothing is. */
    @Nullable String missing(Dossier now);
  }

  private Outcome change(Acting acting, AgreementId id, Act act, Check check, Agreement.Term term) {
    acting.require(Action.EDIT_AGREEMENT);
    var now = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    var before = now.agreement();
    var from = term.from() == null ? before.term().from() : term.from();
    var whole = new Agreement.Term(from, term.until(), term.endedWhy(), term.supersededBy());
    if (act == Act.CHANGE_TERM && whole.equals(before.term())) return new Done();
    if (!act.possibleIn(now.state()))
      return act.from(now.agreement().stored()).isEmpty() && alreadyThere(act, now)
          ? new Done()
          : new NotNow(now.state());
    var missing = check.missing(now);
    if (missing != null) return new Refused(missing);
    var after = before.after(act, whole, stamps.today()).stamped(stamps.by(acting));
    agreements.update(acting.coalitionId(), after, stamps.today());
    audit.record(acting, deed(act), "agreement", id, told(before), told(after));
    return new Done();
  }

  /** The same button pressed twice. */
  private static boolean alreadyThere(Act act, Dossier now) {
    return java.util.Arrays.stream(AgreementState.values())
        .flatMap(state -> act.from(state).stream())
        .anyMatch(state -> state == now.state());
  }

  private static String deed(Act act) {
    return switch (act) {
      case OPEN_FOR_SIGNATURE -> "agreement.opened";
      case TAKE_BACK -> "agreement.taken-back";
      case PUT_IN_FORCE -> "agreement.put-in-force";
      case CHANGE_TERM -> "agreement.term-changed";
      case END -> "agreement.ended";
      case SUPERSEDE -> "agreement.superseded";
      case EDIT, CHANGE_PARTIES, WRITE_TEXT, SIGN, RECORD_SIGNATURE ->
          throw new IllegalArgumentException(act + " leads to no other state");
    };
  }

  private static Map<String, Object> told(Agreement agreement) {
    var told = new LinkedHashMap<String, Object>();
    var term = agreement.term();
    told.put("title", agreement.title());
    told.put("state", agreement.stored());
    if (term.from() != null) told.put("from", term.from());
    if (term.until() != null) told.put("until", term.until());
    if (term.endedWhy() != null) told.put("reason", term.endedWhy());
    return told;
  }
}
