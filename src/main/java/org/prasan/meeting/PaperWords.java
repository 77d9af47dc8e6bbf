package org.prasan.meeting;

import java.util.Locale;
import org.prasan.language.ThaiDates;
import org.prasan.meeting.MinutesPaper.Attendee;
import org.prasan.meeting.MinutesPaper.Duty;
import org.prasan.meeting.MinutesPaper.Resolution;

/** What a page puts around the words of a paper, in the language of the paper. */
record PaperWords(MeetingWords words, Locale locale) {
  public String lang() {
    return locale.getLanguage();
  }

  public String say(String key) {
    return words.say(key, locale);
  }

  public String heading(int number, String title) {
    return words.say("minutes.paper.heading", locale, Integer.toString(number), title);
  }

  public String attached(String file) {
    return words.say("minutes.paper.paper", locale, file);
  }

  public String label(Resolution decision) {
    return decision.number() == null
        ? say("minutes.paper.resolution")
        : words.say("minutes.paper.resolution.numbered", locale, decision.numbered(locale));
  }

  public String duty(Duty duty) {
    var due = duty.due();
    return due == null
        ? words.say("minutes.paper.duty.open", locale, duty.what(), duty.owner())
        : words.say(
            "minutes.paper.duty", locale, duty.what(), duty.owner(), ThaiDates.full(due, locale));
  }

  public String attendee(Attendee one) {
    var insteadOf = one.insteadOf();
    return insteadOf == null
        ? one.name()
        : words.say("minutes.paper.instead", locale, one.name(), insteadOf);
  }
}
