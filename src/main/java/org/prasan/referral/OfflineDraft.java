package org.prasan.referral;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.AgeBand;
import org.prasan.client.SafetyFlag;
import org.prasan.client.Triage;
import org.prasan.directory.Sex;

/**
 * A client and a referral as they were written on a phone without network.
 *
 * @param id of the referral, made on the phone, so that it is written once however often it comes
 * @param client the id of the file, made there too
 * @param person who wrote it
 * @param organization for which that person acted then
 * @param written when, by the clock of the phone
 */
record OfflineDraft(
    @Nullable UUID id,
    @Nullable UUID client,
    @Nullable UUID person,
    @Nullable UUID organization,
    @Nullable Instant written,
    @Nullable List<String> needs,
    @Nullable String district,
    @Nullable String age,
    @Nullable String sex,
    @Nullable List<String> languages,
    @Nullable List<String> flags,
    @Nullable String seat,
    @Nullable String urgency,
    @Nullable String reason,
    @Nullable String story) {

  boolean named() {
    return id != null && client != null;
  }

  /** Codes that are not known are left out; without a need there is no card. */
  Triage card(Set<String> knownNeeds, Set<String> knownLanguages) {
    return new Triage(
        chosen(needs, knownNeeds),
        district == null || district.isBlank() ? null : district,
        Objects.requireNonNullElse(word(AgeBand.values(), age), AgeBand.UNKNOWN),
        word(Sex.values(), sex),
        chosen(languages, knownLanguages),
        null,
        raised());
  }

  private Set<SafetyFlag> raised() {
    var names = Objects.requireNonNullElse(flags, List.<String>of());
    return Arrays.stream(SafetyFlag.values())
        .filter(flag -> names.contains(flag.name()))
        .collect(Collectors.toSet());
  }

  @Nullable Urgency howSoon() {
    return word(Urgency.values(), urgency);
  }

  private static List<String> chosen(@Nullable List<String> typed, Set<String> known) {
    return typed == null ? List.of() : typed.stream().filter(known::contains).distinct().toList();
  }

  private static <E extends Enum<E>> @Nullable E word(E[] words, @Nullable String typed) {
    return Arrays.stream(words).filter(word -> word.name().equals(typed)).findFirst().orElse(null);
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "OfflineDraft[" + id + "]";
  }
}
