package org.prasan.agreement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.web.Facet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The register in the reader's words; the template only has to set it out. */
@Component
class AgreementListing {
  private final AgreementRegister register;
  private final MessageSource messages;

  AgreementListing(AgreementRegister register, MessageSource messages) {
    this.register = register;
    this.messages = messages;
  }

  /** The page: what can be narrowed, and what was found. */
  record Listing(
      List<Facet> facets,
      List<AgreementRegister.Line> lines,
      int total,
      @Nullable String more,
      String base) {}

  Listing of(Acting acting, AgreementFilter filter, Locale locale) {
    var base = AgreementPages.base(acting);
    var facets =
        List.of(
            facet("state", base, filter.state(), filter::withState, states(locale)),
            facet("kind", base, filter.kind(), filter::withKind, kinds(locale)),
            facet("party", base, filter.party(), filter::withParty, parties(acting, locale)));
    var page = register.page(acting.coalitionId(), filter);
    var more = page.next() == null ? null : base + filter.after(page.next()).query();
    return new Listing(facets, page.lines(), page.total(), more, base);
  }

  private Map<AgreementState, String> states(Locale locale) {
    return words(AgreementState.values(), AgreementState::key, locale);
  }

  private Map<AgreementKind, String> kinds(Locale locale) {
    return words(AgreementKind.values(), AgreementKind::key, locale);
  }

  private <T> Map<T, String> words(T[] values, Function<T, String> key, Locale locale) {
    var words = new LinkedHashMap<T, String>();
    Arrays.stream(values)
        .forEach(value -> words.put(value, messages.getMessage(key.apply(value), null, locale)));
    return words;
  }

  private Map<UUID, String> parties(Acting acting, Locale locale) {
    var parties = new LinkedHashMap<UUID, String>();
    for (var entry : register.parties(acting.coalitionId()))
      parties.put(entry.id().value(), entry.name().in(locale));
    return parties;
  }

  private static <T> Facet facet(
      String name,
      String base,
      @Nullable T chosen,
      Function<@Nullable T, AgreementFilter> with,
      Map<T, String> values) {
    return Facet.of(
        "agreement.filter." + name, chosen, value -> base + with.apply(value).query(), values);
  }
}
