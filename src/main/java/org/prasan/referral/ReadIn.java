package org.prasan.referral;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.language.SpokenWords;
import org.prasan.tenancy.CoalitionId;
import org.prasan.translation.Edition;
import org.prasan.translation.OfferedLanguages;
import org.prasan.translation.Part;
import org.springframework.stereotype.Component;

/**
 * In which language consent is read out: that of the page, or one into which the coalition had it
 * translated, with the Thai beneath, so that whoever reads it out knows what is said.
 */
@Component
class ReadIn {
  static final Locale THAI = Locale.forLanguageTag("th");

  private final OfferedLanguages offered;
  private final ReferralPages pages;

  ReadIn(OfferedLanguages offered, ReferralPages pages) {
    this.offered = offered;
    this.pages = pages;
  }

  /** Nothing to choose where nothing was translated. */
  Map<String, String> choices(CoalitionId coalition, Locale locale) {
    var choices = new LinkedHashMap<String, String>();
    var editions = offered.of(coalition, Part.CONSENT);
    if (editions.isEmpty()) return choices;
    choices.put("", pages.say("referral.read-in.page", locale));
    for (var edition : editions) choices.put(edition.tag().value(), name(edition, locale));
    return choices;
  }

  /** Its own name, and by which others know it where that is another. */
  static String name(Edition edition, Locale locale) {
    var name = edition.name().in(locale);
    return name.equals(edition.ownName()) ? name : edition.ownName() + " · " + name;
  }

  /** The client's own language, if it is offered; empty for that of the page. */
  String usual(CoalitionId coalition, List<String> spoken) {
    var first = spoken.isEmpty() ? "" : spoken.getFirst();
    return offered.of(coalition, Part.CONSENT).stream()
        .map(Edition::tag)
        .filter(tag -> !tag.isThai() && tag.is(first))
        .map(Object::toString)
        .findFirst()
        .orElse("");
  }

  /** In the language of the page where the other is not offered, or not any more. */
  ReadOut read(
      CoalitionId coalition, @Nullable String tag, Locale page, Function<Locale, ReadOut> words) {
    if (tag == null || tag.isEmpty()) return words.apply(page);
    return offered
        .find(coalition, Part.CONSENT, tag)
        .map(edition -> translated(coalition, edition, page, words))
        .orElseGet(() -> words.apply(page));
  }

  private ReadOut translated(
      CoalitionId coalition, Edition edition, Locale page, Function<Locale, ReadOut> words) {
    var spoken = offered.words(coalition, Part.CONSENT, edition.tag()).orElseThrow();
    var thai = SpokenWords.in(THAI, () -> words.apply(THAI));
    return spoken
        .speaking(() -> words.apply(spoken.locale()))
        .translated(
            new Translated(edition.tag().value(), edition.ownName(), told(edition, page)), thai);
  }

  private String told(Edition edition, Locale locale) {
    return pages.say(
        "referral.read-in.answers",
        locale,
        String.valueOf(edition.number()),
        edition.translator(),
        edition.voucher(),
        SpokenWords.in(locale, () -> pages.dates().full(edition.vouchedOn())));
  }
}
