package org.prasan.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says why something was refused in the words that were shown then, with dots for what they name,
 * and what the dots mean.
 */
@Component
class SpokenRefusals implements SpokenSubjects {
  private static final String HOLE = "…";
  static final Object[] NOT_KEPT = {HOLE, HOLE, HOLE, HOLE};

  private final MessageSource messages;

  SpokenRefusals(MessageSource messages) {
    this.messages = messages;
  }

  @Override
  public Optional<String> value(
      CoalitionId coalition, String subject, String subjectId, String field, String text) {
    if (!field.equals(Refusals.FIELD)) return Optional.empty();
    var said = text.lines().map(this::said).collect(Collectors.joining("\n"));
    return Optional.of(said.contains(HOLE) ? said + "\n" + said("audit.because.holes") : said);
  }

  private String said(String key) {
    return Objects.requireNonNullElse(
        messages.getMessage(key, NOT_KEPT, key, LocaleContextHolder.getLocale()), key);
  }
}
