package org.prasan.notification;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prasan.language.ThaiDates;
import org.prasan.notification.Addressees.Addressee;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts an e-mail into words at the moment it leaves: what was read or settled is not in it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ComposeMail {
  /** A digest comes for what is due until then, also if nothing is new. */
  static final int SOON_DAYS = 2;

  private static final int LONGEST_SUBJECT = 120;

  private final WaitingCards cards;
  private final TapActions taps;
  private final NoticeWords words;
  private final MailLinks links;
  private final ObjectProvider<Enclosures> enclosures;
  private final ObjectProvider<SenderNames> names;
  private final Clock clock;
  private final Settings settings;
  private final String address;

  ComposeMail(
      WaitingCards cards,
      TapActions taps,
      NoticeWords words,
      MailLinks links,
      ObjectProvider<Enclosures> enclosures,
      ObjectProvider<SenderNames> names,
      Clock clock,
      Settings settings,
      Environment environment) {
    this.cards = cards;
    this.taps = taps;
    this.words = words;
    this.links = links;
    this.enclosures = enclosures;
    this.names = names;
    this.clock = clock;
    this.settings = settings;
    address = SendMail.address(environment, settings);
  }

  /** Of what was told in the same minutes, first what is urgent, which names the e-mail. */
  Mail notices(Coalition coalition, Addressee to, List<NoticeRows.Told> told) {
    var locale = locale(to);
    var notices = told.stream().sorted(comparing(one -> !one.topic().urgent())).toList();
    var items = told(coalition, to, notices, locale);
    var first = notices.getFirst();
    var subject =
        items.size() == 1 || first.topic().urgent()
            ? subject(first, locale)
            : words.said(locale, "notification.mail.several", items.size());
    return mail(
        coalition, to, subject, "", List.of(new Mail.Part("", items)), notices, open(notices));
  }

  /** Empty if there is nothing new, and nothing breaks soon. */
  Optional<Mail> digest(Coalition coalition, Addressee to, List<NoticeRows.Told> fresh) {
    var waiting = cards.of(coalition, to.person(), locale(to));
    if (!needed(fresh, waiting)) return Optional.empty();
    return Optional.of(digest(coalition, to, fresh, waiting));
  }

  private boolean needed(List<NoticeRows.Told> fresh, List<WaitingCards.Line> waiting) {
    return !fresh.isEmpty() || waiting.stream().anyMatch(this::breaksSoon) || weekly(waiting);
  }

  /** As it would be now, whether or not it would be sent. */
  Mail preview(Coalition coalition, Addressee to, List<NoticeRows.Told> fresh) {
    return digest(coalition, to, fresh, cards.of(coalition, to.person(), locale(to)));
  }

  private Mail digest(
      Coalition coalition,
      Addressee to,
      List<NoticeRows.Told> fresh,
      List<WaitingCards.Line> waiting) {
    var locale = locale(to);
    var parts = new ArrayList<Mail.Part>();
    int things = things(waiting);
    if (!waiting.isEmpty())
      parts.add(
          new Mail.Part(
              words.said(locale, "notification.digest.waiting", things),
              once(
                  waiting.stream().map(line -> item(line, locale)).toList(),
                  "/" + coalition.slug() + "/waiting",
                  locale)));
    if (!fresh.isEmpty())
      parts.add(
          new Mail.Part(
              words.said(locale, "notification.digest.new", fresh.size()),
              told(coalition, to, fresh, locale)));
    var day = ThaiDates.full(today(), locale);
    return mail(
        coalition,
        to,
        words.said(locale, "notification.digest.subject", things, fresh.size(), day),
        parts.isEmpty() ? words.said(locale, "notification.digest.nothing") : "",
        parts,
        fresh,
        open(fresh, waiting));
  }

  private static int open(List<NoticeRows.Told> told) {
    return (int) told.stream().filter(one -> !one.topic().confidential()).count();
  }

  /** What others may see of a digest is what it would be without the confidential in it. */
  private int open(List<NoticeRows.Told> fresh, List<WaitingCards.Line> waiting) {
    var told = fresh.stream().filter(one -> !one.topic().confidential()).toList();
    var cards = waiting.stream().filter(line -> !line.confidential()).toList();
    return needed(told, cards) ? told.size() + things(cards) : 0;
  }

  private static int things(List<WaitingCards.Line> waiting) {
    return waiting.stream().mapToInt(WaitingCards.Line::things).sum();
  }

  private boolean breaksSoon(WaitingCards.Line line) {
    var due = line.due();
    return due != null && !due.isBefore(today()) && !due.isAfter(today().plusDays(SOON_DAYS));
  }

  /** On Mondays whatever is open, so that what is long overdue does not sink. */
  private boolean weekly(List<WaitingCards.Line> waiting) {
    return today().getDayOfWeek() == DayOfWeek.MONDAY && !waiting.isEmpty();
  }

  private Mail.Item item(WaitingCards.Line line, Locale locale) {
    var due = line.due();
    var when =
        due == null
            ? null
            : words.said(
                locale,
                due.isBefore(today()) ? "web.card.late" : "web.card.due",
                ThaiDates.full(due, locale));
    return new Mail.Item(line.sentence(), when, links.to(line.path()), List.of(), line.things());
  }

  private Mail.Item item(Coalition coalition, Addressee to, NoticeRows.Told told, Locale locale) {
    return new Mail.Item(
        words.sentence(told, locale),
        null,
        links.notice(coalition, told),
        buttons(coalition, to, told, locale),
        1);
  }

  private List<Mail.Item> told(
      Coalition coalition, Addressee to, List<NoticeRows.Told> notices, Locale locale) {
    return once(
        notices.stream().map(told -> item(coalition, to, told, locale)).toList(),
        "/" + coalition.slug() + "/notices",
        locale);
  }

  /** What may not be named is said once, with how often, and when the first is due. */
  private List<Mail.Item> once(List<Mail.Item> items, String path, Locale locale) {
    var unnamed =
        Arrays.stream(Topic.values())
            .filter(Topic::confidential)
            .map(topic -> words.said(locale, "notification.something." + topic))
            .toList();
    var times =
        items.stream()
            .filter(item -> item.buttons().isEmpty() && unnamed.contains(item.sentence()))
            .collect(
                Collectors.groupingBy(
                    Mail.Item::sentence, Collectors.summingInt(Mail.Item::things)));
    var once = new ArrayList<Mail.Item>();
    for (var item : items) {
      var many = item.buttons().isEmpty() ? times.get(item.sentence()) : null;
      if (many == null || many == 1) once.add(item);
      else if (many > 1) {
        once.add(
            new Mail.Item(
                words.said(locale, "notification.something-times", item.sentence(), many),
                item.when(),
                links.to(path),
                List.of(),
                many));
        times.put(item.sentence(), 0);
      }
    }
    return once;
  }

  private List<Mail.Button> buttons(
      Coalition coalition, Addressee to, NoticeRows.Told told, Locale locale) {
    var tap = told.tap();
    if (tap == null || told.tappedAt() != null || !now().isBefore(tap.until())) return List.of();
    return taps.open(coalition, told.person(), tap, locale, "mail")
        .map(
            open ->
                tap.answers().stream()
                    .map(
                        answer ->
                            new Mail.Button(
                                String.valueOf(open.asked().answers().get(answer)),
                                links.tap(coalition, told, tap, answer, to.language())))
                    .toList())
        .orElse(List.of());
  }

  private String subject(NoticeRows.Told told, Locale locale) {
    var line = words.subject(told, locale).replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  private Mail mail(
      Coalition coalition,
      Addressee to,
      String subject,
      String lead,
      List<Mail.Part> parts,
      List<NoticeRows.Told> told,
      int open) {
    var locale = locale(to);
    var name = coalition.shortName().in(locale);
    var sender =
        names.stream()
            .flatMap(known -> known.sender(coalition.id()).stream())
            .map(chosen -> chosen.in(locale))
            .findFirst()
            .orElse(null);
    return new Mail(
        to.language(),
        sender,
        subject + " · " + Objects.requireNonNullElse(sender, name),
        words.said(locale, "notification.mail.greeting", to.name().in(locale)),
        lead,
        parts,
        enclosed(new Enclosures.Letter(coalition, address, locale), told),
        new Mail.Foot(
            words.said(locale, "notification.mail.why", name),
            words.said(locale, "notification.mail.how"),
            links.to("/" + coalition.slug() + "/notices/settings")),
        open);
  }

  /** What belongs to the same matter is enclosed once. */
  private List<Enclosures.Enclosure> enclosed(
      Enclosures.Letter letter, List<NoticeRows.Told> notices) {
    var enclosed = new LinkedHashMap<String, Enclosures.Enclosure>();
    for (var told : notices) {
      if (told.topic().confidential()) continue;
      enclosures.stream()
          .flatMap(module -> module.of(letter, told.kind(), told.path()).stream())
          .forEach(one -> enclosed.put(one.name(), one));
    }
    return List.copyOf(enclosed.values());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now(), settings.timeZone());
  }

  private Instant now() {
    return clock.instant();
  }

  private static Locale locale(Addressee to) {
    return Locale.forLanguageTag(to.language());
  }
}
