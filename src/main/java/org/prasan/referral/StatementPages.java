package org.prasan.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.DataGroup;
import org.prasan.directory.PublicPhones;
import org.prasan.language.SpokenWords;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** The client's statement in plain words; it names no client, and no service. */
@Component
class StatementPages {
  private final ReferralPages pages;
  private final ReferOutside outside;
  private final PublicPhones phones;

  StatementPages(ReferralPages pages, ReferOutside outside, PublicPhones phones) {
    this.pages = pages;
    this.outside = outside;
    this.phones = phones;
  }

  /** How much is named. */
  enum Named {
    /** On the screen of a case worker: seats, and people who looked. */
    PEOPLE,
    /** On paper and behind a link, where others may read along: organizations alone. */
    ORGANIZATIONS
  }

  /**
   * The whole statement.
   *
   * @param phones under which consent is taken back: one that everybody may know, or none, because
   *     a duty number on paper leads whoever finds it to the house behind it
   */
  record View(String by, String made, List<Part> parts, List<ReferralPages.Phone> phones) {
    View {
      parts = List.copyOf(parts);
      phones = List.copyOf(phones);
    }
  }

  /**
   * One referral.
   *
   * @param code by which case workers name it; no client is told it
   * @param when it was asked for or begun, as a sentence: by it two to the same seat are told apart
   * @param state what became of it, as a sentence
   * @param next who does what by when
   * @param shared what they may know now
   * @param later what they may know once they have accepted
   * @param nothing what is said where nothing is shared
   * @param until as a sentence; empty where nobody reads any more
   * @param explained in which language and by whose help; empty where nobody was asked
   * @param emergencies who opened it without asking, why, how long, and what was found of it
   * @param copies what became of what they took along
   * @param back how the client can still say no: by taking consent back, by refusing it; empty if
   *     in neither way
   */
  record Part(
      UUID id,
      String code,
      String to,
      String when,
      String state,
      List<String> next,
      List<String> shared,
      List<String> later,
      String nothing,
      String until,
      String explained,
      List<String> earlier,
      List<String> looks,
      List<String> emergencies,
      List<String> copies,
      String back) {
    Part {
      next = List.copyOf(next);
      shared = List.copyOf(shared);
      later = List.copyOf(later);
      earlier = List.copyOf(earlier);
      looks = List.copyOf(looks);
      emergencies = List.copyOf(emergencies);
      copies = List.copyOf(copies);
    }
  }

  static Locale language(@Nullable String code) {
    return "en".equals(code) ? Locale.ENGLISH : Locale.of("th");
  }

  View view(CoalitionId coalition, TellClient.Told told, Named named, Locale locale) {
    return SpokenWords.in(locale, () -> written(coalition, told, named, locale));
  }

  private View written(CoalitionId coalition, TellClient.Told told, Named named, Locale locale) {
    var names = names(coalition, told, named, locale);
    var parts = new ArrayList<Part>();
    for (var one : told.referrals()) parts.add(part(coalition, one, names, named, locale));
    for (var one : told.outside()) parts.add(part(coalition, one, locale));
    return new View(
        pages.organization(coalition, told.by(), locale),
        pages.dates().moment(pages.clock().now()),
        parts,
        phones.of(coalition, told.by()).stream().limit(1).map(StatementPages::phone).toList());
  }

  /** What people and organizations are called; people by nothing where they are not named. */
  private record Names(Map<PersonId, String> people, Map<OrganizationId, String> houses) {
    String of(LooksBeside.Beside look) {
      var house = houses.getOrDefault(look.actedFor(), "");
      var person = people.getOrDefault(look.person(), "");
      return person.isEmpty() ? house : person + " · " + house;
    }
  }

  private Names names(CoalitionId coalition, TellClient.Told told, Named named, Locale locale) {
    var people = new HashSet<PersonId>();
    var houses = new HashSet<OrganizationId>();
    for (var one : told.referrals())
      for (var look : one.seen()) {
        people.add(look.person());
        houses.add(look.actedFor());
      }
    for (var one : told.referrals()) {
      one.emergencies().forEach(opened -> houses.add(opened.actedFor()));
      one.receipts().forEach(receipt -> houses.add(Objects.requireNonNull(receipt.actedFor())));
      one.ownFiles().forEach(file -> houses.add(file.organization()));
    }
    return new Names(
        named == Named.PEOPLE && !people.isEmpty()
            ? pages.people(coalition, people, locale)
            : new HashMap<>(),
        houses.isEmpty() ? new HashMap<>() : pages.organizations(coalition, houses, locale));
  }

  /** A seat is named by the service behind it; whoever reads along would learn of it. */
  private String to(CoalitionId coalition, Referral referral, Named named, Locale locale) {
    return named == Named.PEOPLE
        ? pages.address(coalition, referral.address(), locale)
        : pages.organization(coalition, referral.address().receiver(), locale);
  }

  /** Without whose it is: whoever reads along learns of no service. */
  private static ReferralPages.Phone phone(String number) {
    return new ReferralPages.Phone("", number);
  }

  private Part part(
      CoalitionId coalition, TellClient.One one, Names names, Named named, Locale locale) {
    var referral = one.referral();
    return new Part(
        referral.id().value(),
        referral.code(),
        to(coalition, referral, named, locale),
        when(one.asked(), referral.written(), locale),
        pages.say(state(one), locale),
        next(one, locale),
        shared(one, locale),
        later(one, locale),
        pages.say(
            one.referral().refused()
                ? "referral.statement.nothing.ever"
                : one.asked() == null ? "referral.statement.nothing" : "referral.statement.closed",
            locale),
        until(one, locale),
        explained(one.consent(), locale),
        earlier(coalition, one.earlier(), locale),
        looks(one.seen(), names, locale),
        emergencies(one, names, locale),
        copies(one, names, locale),
        one.mayTakeBack() ? one.referral().offered() ? "take-back" : "refuse" : "");
  }

  private String when(@Nullable Instant asked, Instant begun, Locale locale) {
    return asked == null
        ? pages.say("referral.statement.begun", locale, pages.dates().moment(begun))
        : pages.say("referral.statement.asked", locale, pages.dates().moment(asked));
  }

  private List<String> next(TellClient.One one, Locale locale) {
    return one.running().stream().map(run -> next(run, locale)).toList();
  }

  private String next(Run run, Locale locale) {
    boolean late = run.breached(pages.clock().now());
    return pages.say(
        late ? "referral.statement.late" : "referral.statement.due",
        locale,
        pages.say(sentence(run.clock()), locale),
        pages.due(run));
  }

  /** In words for somebody who has never heard of clocks. */
  static String sentence(Clock clock) {
    return clock.name().replace("referral.clock.", "referral.statement.next.");
  }

  /**
   * Nobody is said not to have seen it who opened it in an emergency, and where consent was taken
   * back the client reads at whose desk.
   */
  private static String state(TellClient.One one) {
    if (one.referral().refused()) return "referral.statement.state." + one.referral().refusal();
    var state = one.referral().state();
    var key = "referral.statement.state." + state.name();
    if (state == State.CONSENT_WITHDRAWN && one.toldThere()) return key + ".there";
    boolean unseen = state == State.OFFERED || state == State.INFORMATION_REQUESTED;
    return unseen && one.openedThere() ? key + ".seen" : key;
  }

  /** What can be read now; nothing once they can look no more. */
  private List<String> shared(TellClient.One one, Locale locale) {
    var shared = new ArrayList<String>();
    if (one.consent() == null || !reads(one)) return shared;
    boolean details = open(one.consent()) && opens(one);
    boolean named = details && one.consent().groups().contains(DataGroup.IDENTITY);
    shared.add(
        pages.say(named ? "referral.statement.outside.card" : "referral.statement.card", locale));
    if (details) shared.addAll(groups(one.consent().groups(), locale));
    return shared;
  }

  /** What can be read only once the seat has accepted. */
  private List<String> later(TellClient.One one, Locale locale) {
    var consent = one.consent();
    return consent != null && open(consent) && reads(one) && !opens(one)
        ? groups(consent.groups(), locale)
        : List.of();
  }

  /** Whoever opened it in an emergency reads what others read once they have accepted. */
  private boolean opens(TellClient.One one) {
    return one.referral().reading(Party.RECEIVER) == Reading.SEALED
        || one.emergencies().stream()
            .anyMatch(opened -> one.here(opened) && opened.runs(pages.clock().now()));
  }

  private static boolean reads(TellClient.One one) {
    return one.referral().reading(Party.RECEIVER).atLeast(Reading.TRIAGE);
  }

  private boolean open(Consent consent) {
    return consent.inForce(pages.clock().today());
  }

  private List<String> groups(Collection<DataGroup> groups, Locale locale) {
    var words = new ArrayList<String>();
    words.add(pages.say("referral.consent.reason", locale));
    groups.stream().sorted().map(group -> pages.say(group.key(), locale)).forEach(words::add);
    return words;
  }

  private String until(TellClient.One one, Locale locale) {
    var consent = one.consent();
    if (one.referral().refused()) return "";
    return consent == null || consent.withdrawn() != null || reads(one)
        ? until(consent, locale)
        : "";
  }

  private String until(@Nullable Consent consent, Locale locale) {
    if (consent == null) return pages.say("referral.statement.not-agreed", locale);
    var withdrawn = consent.withdrawn();
    if (withdrawn != null)
      return pages.say("referral.statement.taken-back", locale, pages.dates().moment(withdrawn));
    return pages.say(
        open(consent) ? "referral.statement.until" : "referral.statement.over",
        locale,
        pages.dates().full(consent.until()),
        pages.say(consent.purpose().key(), locale));
  }

  /** Nothing closes what has left on paper or in a file. */
  private String untilOutside(@Nullable Consent consent, Locale locale) {
    if (consent == null) return pages.say("referral.statement.not-agreed", locale);
    var withdrawn = consent.withdrawn();
    if (withdrawn != null)
      return pages.say(
          "referral.statement.outside.taken-back", locale, pages.dates().moment(withdrawn));
    return pages.say(
        open(consent) ? "referral.statement.outside.until" : "referral.statement.outside.over",
        locale,
        pages.dates().full(consent.until()),
        pages.say(consent.purpose().key(), locale));
  }

  /** Whoever was asked in another language can tell from it whether that was their own. */
  private String explained(@Nullable Consent consent, Locale locale) {
    if (consent == null || consent.form() == Consent.Form.NONE) return "";
    return pages.say(
        "referral.statement.explained." + consent.interpreter().name(),
        locale,
        pages.language(consent.language(), locale),
        pages.dates().full(consent.given()));
  }

  private List<String> earlier(CoalitionId coalition, List<Addressed> earlier, Locale locale) {
    return earlier.stream()
        .map(
            one ->
                pages.say(
                    "referral.statement.earlier",
                    locale,
                    pages.organization(coalition, one.receiver(), locale),
                    pages.say(one.state().key(), locale),
                    pages.dates().full(Objects.requireNonNull(one.offered()))))
        .toList();
  }

  /** Who looked twice within a minute stands there once. */
  private List<String> looks(List<LooksBeside.Beside> seen, Names names, Locale locale) {
    var looks = new LinkedHashMap<String, Integer>();
    for (var look : seen)
      looks.merge(
          pages.say(look.key(), locale, names.of(look), pages.dates().moment(look.at())),
          1,
          Integer::sum);
    return looks.entrySet().stream()
        .map(
            look ->
                look.getValue() == 1
                    ? look.getKey()
                    : pages.say(
                        "referral.statement.look.often", locale, look.getKey(), look.getValue()))
        .toList();
  }

  private List<String> emergencies(TellClient.One one, Names names, Locale locale) {
    var lines = new ArrayList<String>();
    for (var opened : one.emergencies()) {
      lines.add(
          pages.say(
              "referral.statement.emergency.opened",
              locale,
              names.houses().getOrDefault(opened.actedFor(), ""),
              pages.dates().moment(opened.opened()),
              pages.dates().moment(opened.closes()),
              pages.say("referral.statement.emergency." + opened.reason().name(), locale)));
      if (one.consent() != null && opened.epoch() == one.referral().epoch())
        lines.add(
            pages.say(
                "referral.statement.emergency.read",
                locale,
                String.join(" · ", groups(one.consent().groups(), locale))));
      for (var review : opened.found())
        lines.add(
            pages.say(
                review.justified()
                    ? "referral.statement.emergency.justified"
                    : "referral.statement.emergency.unjustified",
                locale));
      if (opened.split()) lines.add(pages.say("referral.statement.emergency.split", locale));
      if (opened.missing() > 0)
        lines.add(pages.say("referral.statement.emergency.awaits", locale, opened.missing()));
    }
    return lines;
  }

  private List<String> copies(TellClient.One one, Names names, Locale locale) {
    var lines = new ArrayList<String>();
    for (var file : one.ownFiles())
      lines.add(
          pages.say(
              "referral.statement.own-file.opened",
              locale,
              names.houses().getOrDefault(file.organization(), ""),
              pages.dates().full(file.opened())));
    for (var receipt : one.receipts()) {
      var house = names.houses().getOrDefault(Objects.requireNonNull(receipt.actedFor()), "");
      lines.add(
          pages.say(
              "referral.statement.destroyed", locale, house, pages.dates().full(receipt.at())));
      if (receipt.reason() != null)
        lines.add(pages.say("referral.statement.own-file." + receipt.reason(), locale, house));
    }
    return lines;
  }

  /** On paper card and details go together. */
  private List<String> sharedOutside(Consent consent, Locale locale) {
    var shared = new ArrayList<String>();
    shared.add(pages.say("referral.statement.outside.card", locale));
    shared.addAll(groups(consent.groups(), locale));
    return shared;
  }

  private Part part(CoalitionId coalition, Outside one, Locale locale) {
    var consent = one.consent();
    var stage = one.stage(pages.clock().today());
    return new Part(
        one.id(),
        one.code(),
        outside.told(coalition, one).map(Outside.Told::organization).orElse(""),
        when(null, one.written(), locale),
        pages.say("referral.statement.outside." + stage.name(), locale),
        List.of(),
        consent == null ? List.of() : sharedOutside(consent, locale),
        List.of(),
        pages.say("referral.statement.nothing", locale),
        untilOutside(consent, locale),
        explained(consent, locale),
        List.of(),
        List.of(pages.say("referral.statement.outside.looks", locale)),
        List.of(),
        List.of(),
        consent == null || one.withdrawn() ? "" : "take-back");
  }
}
