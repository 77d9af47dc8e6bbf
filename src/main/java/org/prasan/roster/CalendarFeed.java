package org.prasan.roster;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.prasan.identity.Token;
import org.prasan.tenancy.Coalition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar of one person's own shifts, as calendar programs read it. It names seats, and nobody
 * but that person.
 */
@Component
class CalendarFeed {
  private static final int MONTHS_BACK = 1;
  private static final int MONTHS_AHEAD = 3;

  private final Feeds feeds;
  private final Shifts shifts;
  private final RosterPages pages;
  private final RosterClock clock;

  CalendarFeed(Feeds feeds, Shifts shifts, RosterPages pages, RosterClock clock) {
    this.feeds = feeds;
    this.shifts = shifts;
    this.pages = pages;
    this.clock = clock;
  }

  /** Empty if the address opens nothing. */
  @Transactional(readOnly = true)
  Optional<String> calendar(Coalition coalition, Token token, Locale locale) {
    return feeds.whose(coalition.id(), token).map(person -> of(coalition, person, locale));
  }

  private String of(Coalition coalition, DutyPerson person, Locale locale) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Prasan//Duty roster//TH"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    var zone =
        TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(clock.zone().getId());
    if (zone != null) calendar.add(zone.getVTimeZone());
    var today = clock.today();
    var seats = pages.seats(coalition.id());
    for (var shift :
        shifts.between(
            coalition.id(), today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD))) {
      var seat = seats.get(shift.seat());
      if (!person.id().equals(shift.person()) || seat == null) continue;
      var event =
          new VEvent(
              shift.start().atZone(clock.zone()),
              shift.end().atZone(clock.zone()),
              pages.say("roster.feed.event", locale, seat.name().in(locale)));
      event.add(new Uid(shift.seat() + "-" + shift.start().toEpochMilli() + "@prasan"));
      calendar.add(event);
    }
    return written(calendar);
  }

  private static String written(Calendar calendar) {
    var text = new StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
