package org.prasan.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.PersonId;

/**
 * A meeting on one day.
 *
 * @param number given when it opens
 * @param slot the day of its series that it takes, also when it is held before that day
 * @param stored the state somebody brought about; that the window has passed is worked out
 * @param door part of the address behind the square that people scan at the door
 */
record Meeting(
    MeetingId id,
    SeriesId series,
    @Nullable Ordinal number,
    LocalDate slot,
    Plan plan,
    List<Heading> headings,
    MeetingState stored,
    Course course,
    Desk desk,
    String door,
    Change changed,
    int version) {
  Meeting {
    headings = List.copyOf(headings);
  }

  /** When, where, how long, and who leads it. */
  record Plan(
      LocalDate day,
      LocalTime startsAt,
      int minutes,
      String place,
      String link,
      @Nullable PersonId chair,
      @Nullable PersonId secretary) {
    Plan on(LocalDate other, LocalTime hour) {
      return new Plan(other, hour, minutes, place, link, chair, secretary);
    }

    Plan led(@Nullable PersonId otherChair, @Nullable PersonId otherSecretary) {
      return new Plan(day, startsAt, minutes, place, link, otherChair, otherSecretary);
    }

    public LocalTime endsAt() {
      return startsAt.plusMinutes(minutes);
    }
  }

  /**
   * What has happened to it so far.
   *
   * @param windowUntil until when what fell may still be typed
   * @param counted what the quorum was when it closed
   */
  record Course(
      @Nullable Instant invited,
      @Nullable Instant opened,
      @Nullable Instant started,
      @Nullable Instant closed,
      @Nullable Instant windowUntil,
      @Nullable Counted counted,
      @Nullable String cancelledWhy) {
    static final Course NOTHING = new Course(null, null, null, null, null, null, null);
  }

  /**
   * So many of so many were there.
   *
   * @param needed null while no rule says how many
   */
  record Counted(int entitled, int present, @Nullable Integer needed) {
    public boolean reached() {
      return entitled > 0 && (needed == null || present >= Math.max(1, needed));
    }
  }

  /** What is talked about now, and since when. */
  record Desk(@Nullable ItemId item, @Nullable Instant since) {
    static final Desk EMPTY = new Desk(null, null);
  }

  /** The last day of its series that it has used up. */
  LocalDate uses() {
    return slot.isAfter(plan.day()) ? slot : plan.day();
  }

  public MeetingState stateAt(Instant now) {
    var until = course.windowUntil();
    return stored == MeetingState.CLOSED && until != null && now.isBefore(until)
        ? MeetingState.WINDOW
        : stored;
  }

  Meeting with(Plan other) {
    return new Meeting(
        id, series, number, slot, other, headings, stored, course, desk, door, changed, version);
  }

  Meeting takes(LocalDate otherSlot) {
    return new Meeting(
        id, series, number, otherSlot, plan, headings, stored, course, desk, door, changed,
        version);
  }

  Meeting with(Desk other) {
    return new Meeting(
        id, series, number, slot, plan, headings, stored, course, other, door, changed, version);
  }

  Meeting with(Course other) {
    return new Meeting(
        id, series, number, slot, plan, headings, stored, other, desk, door, changed, version);
  }

  Meeting behind(String otherDoor) {
    return new Meeting(
        id, series, number, slot, plan, headings, stored, course, desk, otherDoor, changed,
        version);
  }

  Meeting numbered(Ordinal other) {
    return new Meeting(
        id, series, other, slot, plan, headings, stored, course, desk, door, changed, version);
  }

  Meeting in(MeetingState state, Course other) {
    return new Meeting(
        id, series, number, slot, plan, headings, state, other, desk, door, changed, version);
  }

  Meeting stamped(Change change) {
    return new Meeting(
        id, series, number, slot, plan, headings, stored, course, desk, door, change, version);
  }
}
