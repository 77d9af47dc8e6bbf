package org.prasan.meeting;

import java.util.Locale;
import org.prasan.language.LocalizedText;

/** A heading of the agenda in the official order. */
record Heading(Kind kind, LocalizedText title) {

  /** What the product knows to do under it. */
  enum Kind {
    /** What the chair tells the meeting. */
    INFORM,
    /** The minutes of the meeting before are adopted. */
    MINUTES,
    /** Matters arising: what the meeting before left to be done. */
    ARISING,
    INFORMATION,
    CONSIDERATION,
    OTHER;

    public String key() {
      return "meeting.heading." + name();
    }
  }

  /** As it stands on an agenda: its number and its words. */
  String numbered(int number, Locale locale) {
    return number + ". " + title.in(locale);
  }
}
