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

  /**
   * The same in short, without anything that somebody wrote freely: subjects stand on locked
   * screens and in the lists of others' mail programs.
   */
  String subject(NoticeRows.Told told, Locale locale) {
    var topic = said(locale, "notification.something." + told.topic());
    if (told.topic().confidential()) return topic;
    boolean free = told.arguments().stream().anyMatch(Argument::isTyped);
    var known = told.arguments().stream().map(one -> Argument.isTyped(one) ? "" : one).toList();
    var subject =
        words.getMessage(
            "notice.%s.subject".formatted(told.kind()),
            arguments(known, locale),
            free ? topic : sentence(told, locale),
            locale);
    return subject == null ? topic : subject;
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
