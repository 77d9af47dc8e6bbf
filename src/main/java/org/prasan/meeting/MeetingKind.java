package org.prasan.meeting;

import java.util.List;
import org.prasan.language.LocalizedText;
import org.prasan.meeting.Heading.Kind;

/** The kinds of meetings the product brings a template for. */
enum MeetingKind {
  QUARTERLY(240, 3),
  COORDINATION(180, 2),
  STEERING(120, 1),
  GENERAL(120, 0);

  /** The order of the rules on correspondence of the Office of the Prime Minister. */
  private static final List<Heading> OFFICIAL_ORDER =
      List.of(
          heading(
              Kind.INFORM, "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "Matters the chair informs of"),
          heading(
              Kind.MINUTES,
              "เรื่องรับรองรายงานการประชุม",
              "Adoption of the minutes of the previous meeting"),
          heading(Kind.ARISING, "เรื่องสืบเนื่อง", "Matters arising"),
          heading(Kind.INFORMATION, "เรื่องเสนอให้ที่ประชุมทราบ", "Matters for information"),
          heading(Kind.CONSIDERATION, "เรื่องเสนอให้ที่ประชุมพิจารณา", "Matters for consideration"),
          heading(Kind.OTHER, "เรื่องอื่น ๆ", "Other matters"));

  private final int minutes;
  private final int months;

  MeetingKind(int minutes, int months) {
    this.minutes = minutes;
    this.months = months;
  }

  private static Heading heading(Kind kind, String th, String en) {
    return new Heading(kind, LocalizedText.of(th, en));
  }

  /** How long it usually lasts. */
  int minutes() {
    return minutes;
  }

  /** Every how many months it usually comes back; 0 if by appointment. */
  int months() {
    return months;
  }

  List<Heading> headings() {
    return OFFICIAL_ORDER;
  }

  public String key() {
    return "meeting.kind." + name();
  }
}
