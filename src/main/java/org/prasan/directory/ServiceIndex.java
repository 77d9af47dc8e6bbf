package org.prasan.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.District;
import org.prasan.coalition.Territory;
import org.prasan.language.LocalizedText;
import org.prasan.language.Words;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down what services are found by: each part that may be kept closer than the whole in a
 * column of its own, so that a search never tells what a reader may not read.
 */
@Component
class ServiceIndex {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final JdbcClient jdbc;
  private final Needs needs;
  private final Territory territory;
  private final MessageSource messages;

  ServiceIndex(JdbcClient jdbc, Needs needs, Territory territory, MessageSource messages) {
    this.jdbc = jdbc;
    this.needs = needs;
    this.territory = territory;
    this.messages = messages;
  }

  void write(CoalitionId coalition, Service service) {
    var districts = territory.districts(coalition);
    var open = open(service, districts);
    jdbc.sql(
            """
            insert into directory.search
              (coalition_id, service_id, words, text, signature, description_words, place_words)
            values (:coalition, :id, cast(:words as tsvector), :text, %s,
              cast(:description as tsvector), cast(:place as tsvector))
            on conflict (coalition_id, service_id) do update
            set words = excluded.words, text = excluded.text, signature = excluded.signature,
                description_words = excluded.description_words,
                place_words = excluded.place_words
            where search.coalition_id = :coalition
            """
                .formatted(Signature.of(":text")))
        .param("coalition", coalition.value())
        .param("id", service.id().value())
        .param("words", Words.tsvector(open))
        .param("text", Words.normalize(open))
        .param("description", Words.tsvector(both(service.basics().description())))
        .param("place", Words.tsvector(place(service.place(), districts)))
        .update();
  }

  /** What everybody may search who may know of the service. */
  private String open(Service service, List<District> districts) {
    var words = new ArrayList<String>();
    words.add(both(service.name()));
    add(words, service.basics().alternateName());
    for (var code : service.basics().needs()) addNeed(words, code);
    for (var code : service.eligibility().languages())
      for (var locale : List.of(THAI, Locale.ENGLISH))
        words.add(messages.getMessage(Languages.key(code), null, code, locale));
    for (var code : service.eligibility().districts()) words.add(named(code, districts));
    return String.join(" \n ", words);
  }

  /** A term is also found by the words of the wider one. */
  private void addNeed(List<String> words, @Nullable String code) {
    var term = code == null ? null : needs.term(code).orElse(null);
    if (term == null) return;
    words.add(both(term.name()));
    if (term.also() != null) words.addAll(term.also());
    addNeed(words, term.parent());
  }

  private static String place(@Nullable Place place, List<District> districts) {
    if (place == null) return "";
    var words = new ArrayList<String>();
    words.add(both(place.name()));
    add(words, place.address());
    add(words, place.subdistrictName());
    if (place.district() != null) words.add(named(place.district(), districts));
    return String.join(" \n ", words);
  }

  private static String named(String code, List<District> districts) {
    return districts.stream()
        .filter(district -> district.code().equals(code))
        .map(district -> both(district.name()))
        .findFirst()
        .orElse("");
  }

  private static void add(List<String> words, @Nullable String text) {
    if (text != null) words.add(text);
  }

  private static String both(@Nullable LocalizedText text) {
    if (text == null) return "";
    return text.en() == null ? text.th() : text.th() + " \n " + text.en();
  }
}
