package org.prasan.referral;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a consent stands on beside who gave it: the witness before whom it was spoken, and on what
 * ground somebody signed for the client. All of it is sealed.
 *
 * @param witness the name, empty without one
 * @param paper by which the ground is shown, if it was named
 */
record Attested(String witness, @Nullable Witness is, @Nullable Ground ground, String paper) {
  static final Attested NOTHING = new Attested("", null, null, "");

  Attested {
    witness = line(witness);
    paper = line(paper);
  }

  /** Each stands on a line of its own. */
  static String line(String typed) {
    return String.join(" ", typed.strip().split("\\s+"));
  }

  /** What a witness is to the client. */
  enum Witness {
    TRUSTED_BY_CLIENT,
    COMMUNITY,
    OTHER_ORGANIZATION,
    OUR_ORGANIZATION;

    public String key() {
      return "referral.witness." + name();
    }
  }

  /** By what somebody who is no parent may sign. */
  enum Ground {
    COURT_ORDER,
    PARENTS_WILL,
    CHILD_PROTECTION_ACT,
    ANTI_TRAFFICKING_ACT;

    boolean holds(Consent.GivenBy who) {
      boolean guardian = who == Consent.GivenBy.LEGAL_GUARDIAN;
      boolean official = who == Consent.GivenBy.COMPETENT_OFFICIAL;
      return switch (this) {
        case COURT_ORDER -> guardian || official;
        case PARENTS_WILL -> guardian;
        case CHILD_PROTECTION_ACT, ANTI_TRAFFICKING_ACT -> official;
      };
    }

    /** Of mother and father nobody asks by what they may. */
    static boolean asked(Consent.GivenBy who) {
      return Arrays.stream(values()).anyMatch(ground -> ground.holds(who));
    }

    public String key() {
      return "referral.guardian-ground." + name();
    }
  }

  /** As it is sealed; empty if there is nothing to say. */
  String written() {
    return equals(NOTHING)
        ? ""
        : String.join(
            "\n", witness, is == null ? "" : is.name(), ground == null ? "" : ground.name(), paper);
  }

  static Attested read(String written) {
    if (written.isEmpty()) return NOTHING;
    var lines = written.split("\n", -1);
    return new Attested(
        lines[0],
        lines[1].isEmpty() ? null : Witness.valueOf(lines[1]),
        lines[2].isEmpty() ? null : Ground.valueOf(lines[2]),
        lines[3]);
  }

  /** Nobody's name in a log. */
  @Override
  public String toString() {
    return "Attested[]";
  }
}
