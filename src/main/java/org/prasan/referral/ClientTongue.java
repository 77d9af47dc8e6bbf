package org.prasan.referral;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.language.SpokenWords;
import org.prasan.tenancy.CoalitionId;
import org.prasan.translation.Edition;
import org.prasan.translation.OfferedLanguages;
import org.prasan.translation.Part;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** In which language a client is told what is shared: Thai, English, or one that is offered. */
@Component
class ClientTongue {
  private final OfferedLanguages offered;

  ClientTongue(OfferedLanguages offered) {
    this.offered = offered;
  }

  /** A language as a case worker chooses it. */
  record Choice(String tag, String name) {}

  List<Choice> choices(CoalitionId coalition, Locale locale) {
    return offered.of(coalition, Part.STATEMENT).stream()
        .map(edition -> new Choice(edition.tag().value(), ReadIn.name(edition, locale)))
        .toList();
  }

  Optional<Edition> offered(CoalitionId coalition, @Nullable String tag) {
    return tag == null ? Optional.empty() : offered.find(coalition, Part.STATEMENT, tag);
  }

  SpokenWords words(CoalitionId coalition, Edition edition) {
    return offered.words(coalition, Part.STATEMENT, edition.tag()).orElseThrow();
  }

  /** The tag under which a link or a paper is made; Thai where the other is not offered. */
  String tag(CoalitionId coalition, @Nullable String chosen) {
    return "en".equals(chosen)
        ? "en"
        : offered(coalition, chosen).map(edition -> edition.tag().value()).orElse("th");
  }

  /** The page to come speaks it; Thai as a whole where it is not offered any more. */
  Locale speak(CoalitionId coalition, HttpServletRequest request, Locale locale) {
    var tag = locale.toLanguageTag();
    if (tag.equals("th") || tag.equals("en")) return locale;
    var edition = offered(coalition, tag);
    if (edition.isPresent()) {
      words(coalition, edition.get()).fromNowOn();
      request.setAttribute("spokenTag", tag);
      return locale;
    }
    request.setAttribute(CookieLocaleResolver.LOCALE_REQUEST_ATTRIBUTE_NAME, ReadIn.THAI);
    LocaleContextHolder.setLocale(ReadIn.THAI);
    return ReadIn.THAI;
  }
}
