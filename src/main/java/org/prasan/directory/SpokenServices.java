package org.prasan.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prasan.audit.SpokenSubjects;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names the services that somebody saw in a list, where the audit log tells of it: those of which
 * all members may know. Of the others it says how many they were, since whoever reads the log is
 * not among those they are kept for.
 */
@Component
class SpokenServices implements SpokenSubjects {
  /** A file may hold thousands. */
  private static final int MOST_NAMED = 50;

  private final Services services;
  private final MessageSource messages;

  SpokenServices(Services services, MessageSource messages) {
    this.services = services;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> value(
      CoalitionId coalition, String subject, String subjectId, String field, String text) {
    return subject.equals("service-list") && field.equals("services")
        ? Optional.of(said(coalition, text.lines().map(ServiceId::of).toList()))
        : Optional.empty();
  }

  private String said(CoalitionId coalition, List<ServiceId> seen) {
    var locale = LocaleContextHolder.getLocale();
    var said = new ArrayList<String>();
    var named = seen.stream().limit(MOST_NAMED).toList();
    for (var service : services.all(coalition, named))
      if (service.confidentiality().level().compareTo(Level.SEATS) < 0)
        said.add(service.basics().name().in(locale));
    int kept = named.size() - said.size();
    int more = seen.size() - named.size();
    if (kept > 0) said.add(say("directory.log.kept", kept, locale));
    if (more > 0) said.add(say("directory.log.more", more, locale));
    return String.join("\n", said);
  }

  private String say(String key, int many, Locale locale) {
    return messages.getMessage(key, new Object[] {many}, locale);
  }
}
