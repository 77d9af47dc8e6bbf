package org.prasan.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.PersonId;

/**
 * What may be shared with one seat, and on what ground: the client's word, or the law's.
 *
 * @param language in which it was explained, by its code of ISO 639-3
 * @param until the last day on which the receiver may read
 * @param ended when access was closed because that day had passed, or the client was erased
 */
record Consent(
    UUID id,
    int epoch,
    Set<DataGroup> groups,
    Purpose purpose,
    LegalBasis basis,
    String language,
    Interpreter interpreter,
    PersonId explainedBy,
    GivenBy givenBy,
    Form form,
    LocalDate until,
    Instant given,
    @Nullable Instant withdrawn,
    @Nullable Instant ended) {
  Consent {
    groups = Set.copyOf(groups);
  }

  boolean inForce(LocalDate day) {
    return withdrawn == null && ended == null && !day.isAfter(until);
  }

  /** What the receiver may use it for. */
  enum Purpose {
    GIVE_THE_SERVICE,
    DECIDE_ON_THE_SERVICE,
    PROTECT_FROM_DANGER,
    LEGAL_PROCEEDINGS;

    public String key() {
      return "referral.purpose." + name();
    }
  }

  /** Who put it into the client's language. */
  enum Interpreter {
    NOT_NEEDED,
    ON_DUTY,
    OF_OUR_ORGANIZATION,
    BY_TELEPHONE;

    public String key() {
      return "referral.interpreter." + name();
    }
  }

  /** Who agreed. For a child it is said why a guardian did, or why none could. */
  enum GivenBy {
    CLIENT(false),
    MOTHER(true),
    FATHER(true),
    LEGAL_GUARDIAN(true),
    /** The officer whom the Child Protection Act B.E. 2546 puts in the parents' place. */
    COMPETENT_OFFICIAL(true),
    /** No guardian can be reached. */
    CLIENT_GUARDIAN_UNREACHABLE(false),
    /** The guardian is suspected of the harm and may not sign. */
    CLIENT_GUARDIAN_SUSPECTED(false),
    NOBODY(false);

    private final boolean guardian;

    GivenBy(boolean guardian) {
      this.guardian = guardian;
    }

    boolean guardian() {
      return guardian;
    }

    public String key() {
      return "referral.given-by." + name();
    }
  }

  /** How it was given. */
  enum Form {
    SIGNATURE,
    THUMBPRINT,
    /** Recorded with the client's leave. */
    AUDIO,
    /** Before a witness who is named in the file. */
    SPOKEN,
    /** The law or a danger stands in its place. */
    NONE;

    public String key() {
      return "referral.consent-form." + name();
    }
  }
}
