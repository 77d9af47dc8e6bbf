package org.prasan.roster;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Uid;
import org.prasan.exchange.CalendarFile;
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
    var events = new ArrayList<VEvent>();
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
      events.add(event);
    }
    return CalendarFile.feed("Duty roster", clock.zone(), events);
  }
}
