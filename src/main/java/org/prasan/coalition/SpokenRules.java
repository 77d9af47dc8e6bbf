package org.prasan.coalition;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prasan.audit.SpokenSubjects;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Names rules and says their values where the audit log tells of a change. */
@Component
class SpokenRules implements SpokenSubjects {
  private final RuleText text;
  private final RuleWords words;
  private final MessageSource messages;

  SpokenRules(RuleText text, RuleWords words, MessageSource messages) {
    this.text = text;
    this.words = words;
    this.messages = messages;
  }

  @Override
  public Optional<String> name(String subject, String subjectId) {
    return rule(subject, subjectId).map(key -> say("coalition.rule." + key));
  }

  @Override
  public Optional<String> value(
      CoalitionId coalition, String subject, String subjectId, String field, String kept) {
    if (!field.equals("value")) return Optional.empty();
    return rule(subject, subjectId).flatMap(key -> said(key.type(), kept));
  }

  private Optional<String> said(RuleType type, String kept) {
    try {
      var value = text.read(type, kept);
      var points = words.points(value);
      return Optional.of(
          points.isEmpty()
              ? words.of(type, value)
              : points.stream().map(this::said).collect(Collectors.joining("\n")));
    } catch (IllegalArgumentException | DateTimeException | JacksonException cutShort) {
      return Optional.empty();
    }
  }

  private String said(RuleValue.Point point) {
    var line = point.text().in(LocaleContextHolder.getLocale());
    return point.weight() == null
        ? line
        : line + " · " + say("coalition.rule.weight.of", point.weight());
  }

  private static Optional<RuleKey> rule(String subject, String subjectId) {
    return subject.equals("rule") ? RuleKey.ofSlug(subjectId) : Optional.empty();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
