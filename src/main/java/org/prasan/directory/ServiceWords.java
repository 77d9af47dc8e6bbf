package org.prasan.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.HolidaySet;
import org.prasan.calendar.RecurrenceWords;
import org.prasan.coalition.District;
import org.prasan.coalition.Territory;
import org.prasan.directory.Ranking.Ranked;
import org.prasan.directory.Ranking.Why;
import org.prasan.language.Dates;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in the reader's language what a service is, for whom, when, and how much room it has. */
@Component("serviceWords")
public class ServiceWords {
  private final MessageSource messages;
  private final Needs needs;
  private final Territory territory;
  private final RecurrenceWords hours;
  private final Dates dates;
  private final Clock clock;

  ServiceWords(
      MessageSource messages,
      Needs needs,
      Territory territory,
      RecurrenceWords hours,
      Dates dates,
      Clock clock) {
    this.messages = messages;
    this.needs = needs;
    this.territory = territory;
    this.hours = hours;
    this.dates = dates;
    this.clock = clock;
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }

  public String needs(Service service) {
    return service.basics().needs().stream().map(this::need).collect(Collectors.joining(" · "));
  }

  String need(String code) {
    return needs
        .term(code)
        .map(term -> term.name().in(LocaleContextHolder.getLocale()))
        .orElse(code);
  }

  Map<String, String> needOptions() {
    var options = new LinkedHashMap<String, String>();
    for (var top : needs.top()) {
      options.put(top.code(), need(top.code()));
      for (var term : needs.offered())
        if (top.code().equals(term.parent()))
          options.put(term.code(), need(top.code()) + " › " + need(term.code()));
    }
    return options;
  }

  Map<String, String> topNeeds() {
    var options = new LinkedHashMap<String, String>();
    needs.top().forEach(term -> options.put(term.code(), need(term.code())));
    return options;
  }

  Map<String, String> districtOptions(CoalitionId coalition) {
    var options = new LinkedHashMap<String, String>();
    for (var district : territory.districts(coalition))
      options.put(district.code(), district.name().in(LocaleContextHolder.getLocale()));
    return options;
  }

  public String languages(Service service) {
    return service.eligibility().languages().stream()
        .map(
            code ->
                messages.getMessage(
                    Languages.key(code), null, code, LocaleContextHolder.getLocale()))
        .map(Objects::requireNonNull)
        .collect(Collectors.joining(" · "));
  }

  /** "ผู้หญิง อายุ 18 ปีขึ้นไป"; empty if it is for everybody. */
  public String forWhom(Service service) {
    var who = service.eligibility();
    var words = new ArrayList<String>();
    if (!who.sexes().isEmpty())
      words.add(who.sexes().stream().map(s -> say(s.key())).collect(Collectors.joining(", ")));
    var from = who.minimumAge();
    var to = who.maximumAge();
    if (from != null && to != null) words.add(say("directory.age.between", from, to));
    else if (from != null) words.add(say("directory.age.from", from));
    else if (to != null) words.add(say("directory.age.to", to));
    if (!who.legalStatuses().isEmpty())
      words.add(
          who.legalStatuses().stream().map(s -> say(s.key())).collect(Collectors.joining(", ")));
    return String.join(" · ", words);
  }

  public String districts(Service service, CoalitionId coalition) {
    var codes = service.eligibility().districts();
    if (codes.isEmpty()) return say("directory.districts.all");
    return territory.districts(coalition).stream()
        .filter(district -> codes.contains(district.code()))
        .map(this::named)
        .collect(Collectors.joining(" · "));
  }

  public String place(Service service, CoalitionId coalition) {
    var place = service.place();
    if (place == null) return "";
    var words = new ArrayList<String>();
    if (place.name() != null) words.add(place.name().in(LocaleContextHolder.getLocale()));
    if (place.address() != null) words.add(place.address());
    if (place.subdistrictName() != null) words.add(place.subdistrictName());
    territory.districts(coalition).stream()
        .filter(district -> district.code().equals(place.district()))
        .findFirst()
        .ifPresent(district -> words.add(say("directory.district.of", named(district))));
    if (place.postalCode() != null) words.add(place.postalCode());
    return String.join(" ", words);
  }

  private String named(District district) {
    return district.name().in(LocaleContextHolder.getLocale());
  }

  public List<String> hours(Service service) {
    var lines = new ArrayList<String>();
    for (var opening : service.openings()) {
      opening.rule().ifPresent(rule -> lines.add(hours.of(rule)));
      if (opening.words() != null) lines.add(opening.words());
    }
    return lines;
  }

  public String phones(Service service) {
    return service.reach().phones().stream()
        .map(
            phone ->
                phone.description() == null
                    ? phone.number()
                    : phone.number() + " (" + phone.description() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Open or closed now, and until when; empty if nobody told its hours. */
  public String openNow(Service service, HolidaySet holidays) {
    var times = service.openingTimes();
    if (times.unknown()) return "";
    var now = LocalDateTime.now(clock);
    if (times.isOpen(now, holidays))
      return times
          .nextClosing(now, holidays)
          .map(until -> say("directory.open.until", moment(until, now)))
          .orElseGet(() -> say("directory.open.always"));
    return times
        .nextOpening(now, holidays)
        .map(from -> say("directory.closed.until", moment(from, now)))
        .orElseGet(() -> say("directory.closed"));
  }

  private String moment(LocalDateTime moment, LocalDateTime now) {
    return moment.toLocalDate().equals(now.toLocalDate())
        ? dates.time(moment.toLocalTime())
        : dates.moment(moment);
  }

  /** "ว่าง 3 จาก 18 เตียง"; what is too old to count says so. */
  public String room(Capacity capacity) {
    var available = capacity.available();
    if (available == null) return "";
    var maximum = capacity.maximum();
    if (capacity.at(clock.instant()) == Capacity.Freshness.STALE)
      return say("directory.room.old", available, unit(capacity, available));
    if (available == 0) return say("directory.room.full");
    return maximum == null
        ? say("directory.room", available, unit(capacity, available))
        : say("directory.room.of", available, maximum, unit(capacity, maximum));
  }

  /** "เตียง", "1 bed", "18 beds": what is counted, as one says it of so many. */
  public String unit(Capacity capacity, int many) {
    var typed = capacity.unit() == null ? say(Unit.PLACE.key(), many) : capacity.unit();
    return Unit.of(typed).map(unit -> say(unit.key(), many)).orElse(typed);
  }

  /** How the number is shown: {@code done}, {@code late}, or grey when it has faded. */
  public String roomState(Capacity capacity) {
    var available = capacity.available();
    return switch (capacity.at(clock.instant())) {
      case FRESH -> available != null && available > 0 ? "done" : "late";
      case AGING -> "waiting";
      case STALE, UNKNOWN -> "plain";
    };
  }

  /** "เมื่อ 2 ชั่วโมงก่อน". */
  public String ago(@Nullable Instant at) {
    if (at == null) return "";
    var age = Duration.between(at, clock.instant());
    if (age.toMinutes() < 2) return say("directory.ago.now");
    if (age.toHours() < 1) return say("directory.ago.minutes", age.toMinutes());
    if (age.toHours() < 48) return say("directory.ago.hours", age.toHours());
    return say("directory.ago.days", age.toDays());
  }

  /** What was chosen to narrow a search, but for the words typed. */
  List<String> chosen(Wish wish, CoalitionId coalition) {
    var chosen = new ArrayList<String>();
    if (wish.need() != null)
      chosen.add(
          needs.term(wish.need()).isPresent() ? need(wish.need()) : unknown("directory.find.need"));
    if (wish.near() != null) {
      var name = districtOptions(coalition).get(wish.near());
      chosen.add(
          name == null ? unknown("directory.find.near") : say("directory.district.of", name));
    }
    if (wish.language() != null) {
      var name = language(wish.language());
      chosen.add(
          name == null
              ? unknown("directory.find.language")
              : say("directory.chosen.language", name));
    }
    if (wish.age() != null) chosen.add(say("directory.chosen.age", wish.age()));
    if (wish.sex() != null) chosen.add(say(wish.sex().key()));
    if (wish.status() != null) chosen.add(say(wish.status().key()));
    if (wish.open()) chosen.add(say("directory.find.open"));
    if (wish.room()) chosen.add(say("directory.find.room"));
    return chosen;
  }

  private @Nullable String language(String code) {
    return messages.getMessage(Languages.key(code), null, null, LocaleContextHolder.getLocale());
  }

  /** By an old or mistyped address. */
  private String unknown(String key) {
    return say("web.filter.unknown", say(key));
  }

  List<String> why(Ranked ranked, Wish wish, Service service) {
    return ranked.why().stream().map(why -> why(why, ranked, wish, service)).toList();
  }

  /** It helps somebody who speaks this language, but does not say that it speaks it. */
  String unspoken(String language) {
    return say("directory.why.unspoken", say(Languages.key(language)));
  }

  private String why(Why why, Ranked ranked, Wish wish, Service service) {
    return switch (why) {
      case ROOM, FULL, ROOM_OLD ->
          say(
              "directory.why." + why,
              room(service.capacity()),
              ago(service.capacity().updatedAt()));
      case DISTANCE -> {
        long kilometers = Math.round(Objects.requireNonNull(ranked.kilometers()));
        yield kilometers < 1
            ? say("directory.why.DISTANCE.near")
            : say("directory.why.DISTANCE", kilometers);
      }
      case SPEAKS ->
          say("directory.why.SPEAKS", say(Languages.key(Objects.requireNonNull(wish.language()))));
      case SIMILAR_WORD, OPEN_NOW, CLOSED_NOW, SERVES_DISTRICT, MEANT_FOR ->
          say("directory.why." + why);
    };
  }
}
