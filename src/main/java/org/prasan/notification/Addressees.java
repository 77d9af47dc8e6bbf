package org.prasan.notification;

import java.util.List;
import java.util.Optional;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;

/** Knows where people are reached, and for whom they act; the identity module answers. */
public interface Addressees {
  /** Empty unless somebody still acts in this coalition. */
  Optional<Addressee> find(CoalitionId coalition, PersonId person);

  /** Everybody who acts in this coalition today. */
  List<Addressee> all(CoalitionId coalition);

  /**
   * Whoever has proved to read the mailbox of their account, also one who has no part in any
   * coalition, as the operator.
   */
  Optional<Addressee> proved(PersonId person);

  /**
   * As whom this person acts today, once for each organization, as if that person were signed in.
   *
   * @param origin as the audit log shall show it
   */
  List<Acting> acting(Coalition coalition, PersonId person, String origin);

  /** In which coalitions this person has a part. */
  List<CoalitionId> coalitionsOf(PersonId person);

  /**
   * Somebody and where messages reach that person.
   *
   * @param language th or en, in which messages are written
   */
  record Addressee(PersonId person, LocalizedText name, String email, String language) {
    @Override
    public String toString() {
      return "Addressee[" + person + "]";
    }
  }
}
