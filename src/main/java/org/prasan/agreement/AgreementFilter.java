package org.prasan.agreement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.prasan.web.QueryString;

/**
 * What somebody wants to see of the register, as it stands in the address of the page.
 *
 * @param party an organization of the registry
 * @param after the last agreement of the page before
 */
record AgreementFilter(
    @Nullable String q,
    @Nullable AgreementState state,
    @Nullable AgreementKind kind,
    @Nullable UUID party,
    @Nullable UUID after) {
  static final AgreementFilter ALL = new AgreementFilter(null, null, null, null, null);
  private static final int LONGEST_QUERY = 200;

  AgreementFilter {
    q = q == null || q.isBlank() ? null : q.strip();
    if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
  }

  public boolean narrows() {
    return q != null || state != null || kind != null || party != null;
  }

  /** Each word stands somewhere in the title, the purpose or the name of a party. */
  boolean mentions(Agreement.Facts facts, List<AgreementRegister.Name> parties) {
    var text =
        Stream.concat(
                Stream.of(facts.title()),
                Stream.concat(
                    Stream.ofNullable(facts.purpose()),
                    parties.stream().map(AgreementRegister.Name::name)))
            .flatMap(AgreementFilter::both)
            .map(Words::normalize)
            .collect(Collectors.joining("\n"));
    return q == null || Arrays.stream(Words.normalize(q).split("\\s+")).allMatch(text::contains);
  }

  private static Stream<String> both(LocalizedText text) {
    return Stream.concat(Stream.of(text.th()), Stream.ofNullable(text.en()));
  }

  AgreementFilter withState(@Nullable AgreementState other) {
    return new AgreementFilter(q, other, kind, party, null);
  }

  AgreementFilter withKind(@Nullable AgreementKind other) {
    return new AgreementFilter(q, state, other, party, null);
  }

  AgreementFilter withParty(@Nullable UUID other) {
    return new AgreementFilter(q, state, kind, other, null);
  }

  public AgreementFilter after(@Nullable UUID last) {
    return new AgreementFilter(q, state, kind, party, last);
  }

  /** Begins with a question mark; empty if nothing is narrowed. */
  public String query() {
    return QueryString.of(parts());
  }

  /** What a form has to carry along so that the rest of the filter stays. */
  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    if (q != null) parts.put("q", q);
    if (state != null) parts.put("state", state.name());
    if (kind != null) parts.put("kind", kind.name());
    if (party != null) parts.put("party", party.toString());
    if (after != null) parts.put("after", after.toString());
    return parts;
  }
}
