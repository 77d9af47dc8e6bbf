package org.prasan.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is usually counted, so that a reader of either language is told in his or her own; what else
 * somebody counts stays as it was typed. Words under {@code directory.unit.<name>}.
 */
enum Unit {
  BED("เตียง", "bed", "beds"),
  ROOM("ห้อง", "room", "rooms"),
  PLACE("ที่", "place", "places"),
  SEAT("ที่นั่ง", "seat", "seats"),
  TRAINING_SEAT("ที่นั่งฝึก", "training seat", "training seats"),
  PERSON("คน", "person", "persons", "people"),
  FAMILY("ครอบครัว", "family", "families"),
  HOUSE("หลัง", "house", "houses"),
  APPOINTMENT("คิว", "นัด", "appointment", "appointments"),
  APPOINTMENT_A_DAY("คิวต่อวัน", "นัดต่อวัน", "appointment a day", "appointments a day"),
  APPOINTMENT_A_WEEK("คิวต่อสัปดาห์", "นัดต่อสัปดาห์", "appointment a week", "appointments a week"),
  APPOINTMENT_THIS_WEEK(
      "คิวสัปดาห์นี้", "นัดสัปดาห์นี้", "appointment this week", "appointments this week"),
  SCHOLARSHIP("ทุน", "ทุนการศึกษา", "scholarship", "scholarships"),
  INTERPRETER("ล่าม", "interpreter", "interpreters"),
  INTERPRETER_READY("ล่ามพร้อมออกพื้นที่", "interpreter ready to go", "interpreters ready to go"),
  CASE("ราย", "case", "cases"),
  SET("ชุด", "set", "sets");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed; the checker does not know
  private final Set<String> typed;

  private final String english;

  /**
   * @param typed the words that mean it; the last one is English and plural
   */
  Unit(String... typed) {
    this.typed = Set.of(typed);
    english = typed[typed.length - 1];
  }

  static Optional<Unit> of(String text) {
    var plain = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(unit -> unit.typed.contains(plain)).findFirst();
  }

  /** What it is called in English, of many. */
  String english() {
    return english;
  }

  /** Its word takes how many there are. */
  String key() {
    return "directory.unit." + name();
  }
}
