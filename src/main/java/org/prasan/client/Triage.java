package org.prasan.client;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Sex;

/**
 * What may be known of a client before anybody knows who it is: codes alone.
 *
 * @param needs of the directory's vocabulary
 * @param district its official code
 * @param sex none if it was not told
 * @param languages by their codes of ISO 639-3
 */
public record Triage(
    List<String> needs,
    @Nullable String district,
    AgeBand ageBand,
    @Nullable Sex sex,
    List<String> languages,
    @Nullable LegalStatus legalStatus,
    Set<SafetyFlag> flags) {
  public Triage {
    needs = List.copyOf(needs);
    languages = List.copyOf(languages);
    flags = Set.copyOf(flags);
  }

  /** The same as far as is asked when a file is opened. */
  boolean saysAtFirst(Triage typed) {
    return new Triage(needs, district, ageBand, sex, languages, typed.legalStatus(), typed.flags())
        .equals(typed);
  }

  public Triage with(Set<SafetyFlag> others) {
    return new Triage(needs, district, ageBand, sex, languages, legalStatus, others);
  }

  Triage of(AgeBand other) {
    return new Triage(needs, district, other, sex, languages, legalStatus, flags);
  }
}
