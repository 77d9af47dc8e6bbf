package org.prasan.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.directory.Needs;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** Says in the reader's language what stands in codes about a client. */
@Component
public class ClientWords {
  private final ClientPages pages;

  ClientWords(ClientPages pages) {
    this.pages = pages;
  }

  /** What a triage card says, in its order. */
  public List<Fact> card(CoalitionId coalition, Triage card, Locale locale) {
    return pages.facts(coalition, card, locale).stream()
        .filter(fact -> card.legalStatus() != null || !fact.key().equals(legalStatus(locale)))
        .map(fact -> new Fact(fact.key(), fact.value()))
        .toList();
  }

  private String legalStatus(Locale locale) {
    return pages.say("client.legal-status", locale);
  }

  /** Something with a label. */
  public record Fact(String key, String value) {
    @Override
    public String toString() {
      return "Fact[" + key + "]";
    }
  }

  public List<String> flags(Triage card, Locale locale) {
    return pages.flags(card, locale);
  }

  /** In one line, also where there is none. */
  public String flagsInWords(Triage card, Locale locale) {
    return pages.flagsInWords(card, locale);
  }

  public String needs(Triage card, Locale locale) {
    return pages.needs(card, locale);
  }

  public String district(CoalitionId coalition, Triage card, Locale locale) {
    return pages.district(coalition, card.district(), locale);
  }

  /** Under which somebody may have translated it. */
  public static String key(Needs.Term need) {
    return "client.need." + need.code();
  }

  /** What a client may need, by code. */
  public Map<String, String> needs(Locale locale) {
    return pages.needs(locale);
  }

  /** Where a client may be, by official code. */
  public Map<String, String> districts(CoalitionId coalition, Locale locale) {
    return pages.districts(coalition, locale);
  }

  /** In which languages something can be explained, by their codes. */
  public Map<String, String> languages(Locale locale) {
    return pages.languages(locale);
  }

  /** What was told, as a reader wants it. */
  public Fact told(Clients.Told told, Locale locale) {
    var detail = told.detail();
    return detail == null
        ? new Fact(pages.say(told.group().key(), locale), told.text())
        : new Fact(pages.say(detail.key(), locale), pages.text(detail, told.text(), locale));
  }
}
