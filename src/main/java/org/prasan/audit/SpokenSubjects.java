package org.prasan.audit;

import java.util.Optional;
import org.prasan.tenancy.CoalitionId;

/**
 * Puts into words what entries hold in a short form only their module understands; a module that
 * has such subjects answers.
 */
public interface SpokenSubjects {
  /** What the subject is called; empty if it belongs to another module. */
  default Optional<String> name(String subject, String subjectId) {
    return Optional.empty();
  }

  /** What the value of one field says; empty if it says so itself. */
  Optional<String> value(
      CoalitionId coalition, String subject, String subjectId, String field, String text);
}
