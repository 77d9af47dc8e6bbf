package org.prasan.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a meeting, with what members want to have changed in it.
 *
 * @param correctUntil the last day on which members may propose corrections
 * @param adoptedAt the later meeting that adopted them
 * @param texts what the secretary has written of the items
 * @param versions as members have seen them, the oldest first
 */
record Minutes(
    MeetingId meeting,
    MinutesState state,
    @Nullable Instant circulated,
    @Nullable LocalDate correctUntil,
    @Nullable LocalDate adoptedOn,
    @Nullable MeetingId adoptedAt,
    Map<ItemId, Text> texts,
    List<Version> versions,
    List<Correction> corrections,
    Change changed,
    int version) {

  /** What is written of one item. */
  record Text(String text, int version) {
    static final Text NOTHING = new Text("", 0);
  }

  /** The minutes as members have seen them from some day on. */
  record Version(int number, Cause cause, MinutesPaper paper, String fingerprint, Change made) {
    private static final int SHORT = 12;

    /** Enough of the fingerprint to compare at a glance. */
    public String brief() {
      return fingerprint.substring(0, SHORT);
    }

    /** What is kept still has the fingerprint it was kept with. */
    public boolean intact() {
      return MinutesRecord.fingerprint(paper).equals(fingerprint);
    }
  }

  /** Why there is a version. */
  enum Cause {
    CIRCULATED,
    CORRECTED,
    ADOPTED,
    AMENDED;

    public String key() {
      return "minutes.cause." + name();
    }
  }

  /** None are written yet. */
  static Minutes none(MeetingId meeting) {
    return new Minutes(
        meeting,
        MinutesState.DRAFT,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of(),
        List.of(),
        new Change(Instant.EPOCH, null, null),
        0);
  }

  public Optional<Version> newest() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  public Optional<Version> version(int number) {
    return versions.stream().filter(one -> one.number() == number).findFirst();
  }

  /**
   * Whether it stands in what members have before them; otherwise nothing of it can be corrected.
   */
  boolean tells(ItemId item) {
    return newest().filter(version -> version.paper().tells(item.value())).isPresent();
  }

  public List<Correction> waiting() {
    return corrections.stream().filter(Correction::waits).toList();
  }

  public Text text(ItemId item) {
    return texts.getOrDefault(item, Text.NOTHING);
  }

  /** Whether members may still propose corrections. */
  boolean takesCorrectionsOn(LocalDate day) {
    return state == MinutesState.CIRCULATED && correctUntil != null && !day.isAfter(correctUntil);
  }
}
