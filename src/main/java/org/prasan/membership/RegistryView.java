package org.prasan.membership;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.web.Facet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The registry in the reader's words; the template only has to set it out. */
@Component
class RegistryView {
  private static final int NAMED_DISTRICTS = 3;

  private final Vocabularies vocabularies;
  private final MessageSource messages;

  RegistryView(Vocabularies vocabularies, MessageSource messages) {
    this.vocabularies = vocabularies;
    this.messages = messages;
  }

  /** The page: what can be narrowed, what was found, where to go on. */
  record Listing(
      List<Facet> facets, List<Row> rows, int total, @Nullable String more, String base) {}

  /** An organization on the list. */
  record Row(
      String url,
      String name,
      @Nullable String shortName,
      String kind,
      boolean own,
      String pillars,
      String places,
      @Nullable String logo,
      String initial,
      int told,
      int asked) {}

  Listing list(Acting acting, RegistryFilter filter, Registry.Page page, Locale locale) {
    var base = "/" + acting.coalition().slug() + "/organizations";
    var vocabulary = vocabularies.of(acting.coalitionId());
    var names = vocabulary.names();
    var rows = page.lines().stream().map(line -> row(acting, base, line, names, locale)).toList();
    var more = page.next() == null ? null : base + filter.after(page.next()).query();
    return new Listing(facets(base, filter, vocabulary, locale), rows, page.total(), more, base);
  }

  private Row row(
      Acting acting,
      String base,
      Registry.Line line,
      Map<String, LocalizedText> names,
      Locale locale) {
    var name = line.name().in(locale);
    var url = base + "/" + line.id();
    return new Row(
        url,
        name,
        line.shortName(),
        text(line.kind().key(), locale),
        acting.actsFor(line.id()),
        String.join(" · ", named(line.pillars(), names, locale)),
        places(named(line.districts(), names, locale), locale),
        line.logo() == null ? null : "/" + acting.coalition().slug() + "/pictures/" + line.logo(),
        initial(name),
        line.told(),
        line.asked());
  }

  /** Where there is no logo: the letter one would look under, without the word "foundation". */
  private static String initial(String name) {
    var proper =
        name.replaceFirst("^(?:มูลนิธิ|สมาคม|เครือข่าย|โครงการ|องค์การ|ศูนย์|สำนักงาน|The )", "")
            .strip();
    return (proper.isEmpty() ? name : proper)
        .codePoints()
        .filter(c -> Character.isLetter(c) && (c < 0x0e40 || c > 0x0e44))
        .limit(1)
        .mapToObj(Character::toString)
        .findFirst()
        .orElse("·");
  }

  private String places(List<String> districts, Locale locale) {
    if (districts.size() <= NAMED_DISTRICTS + 1) return String.join(" · ", districts);
    return text(
        "membership.places.more",
        locale,
        String.join(" · ", districts.subList(0, NAMED_DISTRICTS)),
        districts.size() - NAMED_DISTRICTS);
  }

  private static List<String> named(
      List<String> codes, Map<String, LocalizedText> names, Locale locale) {
    // In the order of the vocabulary, which is the order people know.
    return names.entrySet().stream()
        .filter(term -> codes.contains(term.getKey()))
        .map(term -> term.getValue().in(locale))
        .toList();
  }

  private List<Facet> facets(
      String base, RegistryFilter filter, Vocabulary vocabulary, Locale locale) {
    var facets = new ArrayList<Facet>();
    if (!vocabulary.pillars().isEmpty() || filter.pillar() != null)
      facets.add(
          terms("pillar", base, filter.pillar(), filter::withPillar, vocabulary.pillars(), locale));
    if (!vocabulary.districts().isEmpty() || filter.district() != null)
      facets.add(
          terms(
              "district",
              base,
              filter.district(),
              filter::withDistrict,
              vocabulary.districts().stream().map(Vocabulary.District::term).toList(),
              locale));
    facets.add(
        words(
            "group",
            base,
            filter.group(),
            filter::withGroup,
            TargetGroup.values(),
            TargetGroup::key,
            locale));
    facets.add(
        words(
            "kind",
            base,
            filter.kind(),
            filter::withKind,
            OrganizationKind.values(),
            OrganizationKind::key,
            locale));
    return facets;
  }

  private static Facet terms(
      String name,
      String base,
      @Nullable String chosen,
      Function<@Nullable String, RegistryFilter> with,
      List<Vocabulary.Term> terms,
      Locale locale) {
    var values = new LinkedHashMap<String, String>();
    for (var term : terms) values.put(term.code(), term.name().in(locale));
    return facet(name, base, chosen, with, values);
  }

  private <T> Facet words(
      String name,
      String base,
      @Nullable T chosen,
      Function<@Nullable T, RegistryFilter> with,
      T[] values,
      Function<T, String> key,
      Locale locale) {
    var words = new LinkedHashMap<T, String>();
    for (var value : values) words.put(value, text(key.apply(value), locale));
    return facet(name, base, chosen, with, words);
  }

  private static <T> Facet facet(
      String name,
      String base,
      @Nullable T chosen,
      Function<@Nullable T, RegistryFilter> with,
      Map<T, String> values) {
    return Facet.of(
        "membership.filter." + name, chosen, value -> base + with.apply(value).query(), values);
  }

  private String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
