package org.prasan.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/**
 * An agreement, apart from its texts, parties and signatures.
 *
 * @param stored the state that somebody brought about; a day that has passed may have changed it
 */
record Agreement(
    AgreementId id, Facts facts, AgreementState stored, Term term, Change changed, int version) {

  /** What it is about. */
  record Facts(
      AgreementKind kind,
      LocalizedText title,
      @Nullable LocalizedText purpose,
      List<String> districts,
      Known known) {
    public Facts {
      districts = List.copyOf(districts);
    }
  }

  /**
   * What is known of an agreement that was signed elsewhere.
   *
   * @param signed when, as exactly as it is known
   * @param signatories how many organizations signed, where only the number is known
   */
  record Known(@Nullable ApproximateDate signed, @Nullable Integer signatories) {
    static final Known NOTHING = new Known(null, null);
  }

  /** From when to when it holds, and what became of it. */
  record Term(
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      @Nullable String endedWhy,
      @Nullable AgreementId supersededBy) {
    static final Term OPEN = new Term(null, null, null, null);
  }

  /** Who changed it last, acting for whom; neither is known for what the product did itself. */
  record Change(Instant at, @Nullable PersonId by, @Nullable OrganizationId actingFor) {}

  public LocalizedText title() {
    return facts.title();
  }

  public AgreementKind kind() {
    return facts.kind();
  }

  /** An agreement whose last day has passed has ended, although nobody did anything. */
  public AgreementState stateOn(LocalDate day) {
    return stored == AgreementState.IN_FORCE && term.until() != null && term.until().isBefore(day)
        ? AgreementState.ENDED
        : stored;
  }

  /** Whether it holds or has held; one that was given up before everybody agreed never did. */
  boolean heldBy(LocalDate day) {
    if (!stored.shown()) return false;
    return term.from() == null ? knownFromElsewhere() : !term.from().isAfter(day);
  }

  /** Signed before Prasan was used: what was recorded of it is all that is known. */
  boolean knownFromElsewhere() {
    return stored == AgreementState.RECORDED || !facts.known().equals(Known.NOTHING);
  }

  boolean allows(Act act, LocalDate today) {
    return act.possibleIn(stateOn(today));
  }

  Agreement with(Facts other) {
    return new Agreement(id, other, stored, term, changed, version);
  }

  /** Only where the table of acts allows it. */
  Agreement after(Act act, Term other, LocalDate today) {
    var next = act.from(stateOn(today));
    if (next.isEmpty()) throw new IllegalStateException(act + " in state " + stateOn(today));
    return new Agreement(id, facts, next.get(), other, changed, version);
  }

  Agreement stamped(Change change) {
    return new Agreement(id, facts, stored, term, change, version);
  }
}
