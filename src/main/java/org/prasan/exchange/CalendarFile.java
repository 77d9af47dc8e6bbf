package org.prasan.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Events as calendar programs read them. */
public final class CalendarFile {
  private CalendarFile() {}

  /**
   * What stands under an address that a calendar program reads again and again.
   *
   * @param about what the events are, for that program
   */
  public static String feed(String about, ZoneId zone, List<VEvent> events) {
    var calendar = empty(about, zone);
    events.forEach(calendar::add);
    return written(calendar);
  }

  /** One event to be opened by the calendar of whoever downloads it, which it tells what to do. */
  public static String of(String about, ZoneId zone, VEvent event, Method method) {
    var calendar = empty(about, zone);
    calendar.add(method);
    calendar.add(event);
    return written(calendar);
  }

  private static Calendar empty(String about, ZoneId zone) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Prasan//" + about + "//TH"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    var known = TimeZoneRegistryFactory.getInstance().createRegistry().getTimeZone(zone.getId());
    if (known != null) calendar.add(known.getVTimeZone());
    return calendar;
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
