package org.prasan.meeting;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.prasan.exchange.CalendarFile;
import org.prasan.notification.Enclosures;

/**
 * A meeting as calendar programs know it. It keeps its name however often the meeting changes, and
 * counts the changes, so that a calendar shows it once.
 *
 * @param changes how often the meeting was changed
 * @param place the room, and the address of a meeting that is held online
 * @param page where all of it stands
 */
record MeetingEvent(
    MeetingId id,
    int changes,
    boolean cancelled,
    String title,
    LocalDateTime from,
    LocalDateTime to,
    ZoneId zone,
    String place,
    String link,
    String page) {
  static final String ABOUT = "Meetings";
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  static MeetingEvent of(Meeting meeting, String title, ZoneId zone, String page) {
    var plan = meeting.plan();
    var from = plan.day().atTime(plan.startsAt());
    return new MeetingEvent(
        meeting.id(),
        meeting.version(),
        meeting.stored() == MeetingState.CANCELLED,
        title,
        from,
        from.plusMinutes(plan.minutes()),
        zone,
        plan.place(),
        plan.link(),
        page);
  }

  /**
   * To be opened by the calendar of whoever downloads it: a meeting that comes, or comes no more.
   */
  String file() {
    return CalendarFile.of(
        ABOUT, zone, event(), cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH);
  }

  /**
   * As it goes with an e-mail, which others may read, too: without the address of a meeting that is
   * held online. It is published rather than requested, since what a calendar would answer reaches
   * nobody: answers go by the links of the e-mail.
   *
   * @param organizer who arranges it, and the address the e-mail comes from
   */
  Enclosures.Enclosure enclosed(Organizer organizer) {
    var event = withoutLink().event();
    event.add(organizer);
    Method method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH;
    return new Enclosures.Enclosure(
        "meeting-" + id + ".ics",
        "text/calendar; method=" + method.getValue(),
        CalendarFile.of(ABOUT, zone, event, method));
  }

  private MeetingEvent withoutLink() {
    return new MeetingEvent(id, changes, cancelled, title, from, to, zone, place, "", page);
  }

  VEvent event() {
    var event = new VEvent(from.atZone(zone), to.atZone(zone), title);
    event.add(new Uid("meeting-" + id + "@prasan"));
    event.add(new Sequence(changes));
    event.add(new Location(where()));
    event.add(new Description(description()));
    event.add(new Url(URI.create(page)));
    Status status = cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED;
    event.add(status);
    return event;
  }

  private String where() {
    if (link.isEmpty()) return place;
    return place.isEmpty() ? link : place + " · " + link;
  }

  private String description() {
    return link.isEmpty() ? page : link + "\n" + page;
  }

  /** For people who do not know what a calendar file is. */
  String google() {
    return "https://calendar.google.com/calendar/render?action=TEMPLATE&text="
        + encoded(title)
        + "&dates="
        + utc(from)
        + "/"
        + utc(to)
        + "&details="
        + encoded(description())
        + "&location="
        + encoded(where());
  }

  String outlook() {
    return "https://outlook.live.com/calendar/0/deeplink/compose?path=/calendar/action/compose"
        + "&rru=addevent&subject="
        + encoded(title)
        + "&startdt="
        + encoded(from.atZone(zone).toInstant().toString())
        + "&enddt="
        + encoded(to.atZone(zone).toInstant().toString())
        + "&body="
        + encoded(description())
        + "&location="
        + encoded(where());
  }

  private String utc(LocalDateTime time) {
    return UTC.format(time.atZone(zone).withZoneSameInstant(ZoneOffset.UTC));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
