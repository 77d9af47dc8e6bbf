package org.prasan.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says why something was refused in the words that were shown then, with dots for what they name.
 */
@Component
class SpokenRefusals implements SpokenSubjects {
  static final Object[] NOT_KEPT = {"…", "…", "…", "…"};

  private final MessageSource messages;

  SpokenRefusals(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public Optional<String> name(String subject, String subjectId) {
    return Optional.empty();
  }

  @Override
  public Optional<String> value(String subject, String subjectId, String field, String text) {
    if (!field.equals(Refusals.FIELD)) return Optional.empty();
    return Optional.of(text.lines().map(this::said).collect(Collectors.joining("\n")));
  }

  private String said(String key) {
    return Objects.requireNonNullElse(
        messages.getMessage(key, NOT_KEPT, key, LocaleContextHolder.getLocale()), key);
  }
}
