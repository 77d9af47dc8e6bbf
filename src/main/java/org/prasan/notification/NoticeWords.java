package org.prasan.notification;

import java.util.List;
import java.util.Locale;
import org.prasan.operation.Settings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people are told, in the language of whoever reads it. */
@Component
class NoticeWords {
  private final MessageSource words;
  private final Settings settings;

  NoticeWords(MessageSource words, Settings settings) {
    this.words = words;
    this.settings = settings;
  }

  /** A kind that no version of a module knows any more is told by its topic. */
  String sentence(NoticeRows.Told told, Locale locale) {
    var topic = said(locale, "notification.something." + told.topic());
    var sentence =
        words.getMessage(
            "notice." + told.kind(), arguments(told.arguments(), locale), topic, locale);
    return sentence == null ? topic : sentence;
  }

  String topic(Topic topic, Locale locale) {
    return said(locale, "notification.topic." + topic);
  }

  String said(Locale locale, String key, Object... arguments) {
    return words.getMessage(key, arguments, locale);
  }

  private Object[] arguments(List<String> arguments, Locale locale) {
    return arguments.stream()
        .map(argument -> Argument.in(locale, settings.timeZone(), argument))
        .toArray();
  }
}
