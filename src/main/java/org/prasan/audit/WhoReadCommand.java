package org.prasan.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.language.DateReading;
import org.prasan.language.LocalizedText;
import org.prasan.language.ThaiDates;
import org.prasan.language.Visible;
import org.prasan.operation.Arguments;
import org.prasan.operation.Command;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.prasan.tenancy.Tenancy;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code who-read <coalition> <from> <to>}: who opened, found or took along what between two days,
 * as CSV. After a breach the Personal Data Protection Act B.E. 2562, section 37, leaves 72 hours to
 * say so.
 */
@Component
class WhoReadCommand implements Command {
  private static final List<Locale> BOTH = List.of(Locale.forLanguageTag("th"), Locale.ENGLISH);
  private static final int AT_ONCE = 1000;

  private final Coalitions coalitions;
  private final AuditEntries entries;
  private final PersonNames people;
  private final OrganizationNames organizations;
  private final MessageSource messages;
  private final ZoneId zone;

  WhoReadCommand(
      Coalitions coalitions,
      AuditEntries entries,
      PersonNames people,
      OrganizationNames organizations,
      MessageSource messages,
      Settings settings) {
    this.coalitions = coalitions;
    this.entries = entries;
    this.people = people;
    this.organizations = organizations;
    this.messages = messages;
    this.zone = settings.timeZone();
  }

  @Override
  public String name() {
    return "who-read";
  }

  /** 0 with the list, 2 when what was asked is not understood. */
  @Override
  public int run(Arguments arguments) {
    var words = arguments.words();
    var nowhere = words.stream().skip(1).filter(WhoReadCommand::isNoDay).findFirst();
    if (nowhere.isPresent()) {
      say("audit.command.no-such-day", nowhere.get());
      return 2;
    }
    var coalition = words.isEmpty() ? Optional.<Coalition>empty() : coalitions.bySlug(words.get(0));
    var from = words.size() < 3 ? null : day(words.get(1));
    var to = words.size() < 3 ? null : day(words.get(2));
    if (coalition.isEmpty() || from == null || to == null) {
      say("audit.command.who-read");
      return 2;
    }
    Tenancy.run(coalition.get().id(), () -> list(coalition.get(), from, to));
    return 0;
  }

  private static boolean isNoDay(String typed) {
    return ThaiDates.read(typed) instanceof DateReading.Unreadable(var _, var noSuchDay)
        && noSuchDay;
  }

  /** On a terminal nobody has chosen a language. */
  private void say(String key, Object... details) {
    for (var language : BOTH) System.out.println(messages.getMessage(key, details, language));
  }

  private static @Nullable LocalDate day(String typed) {
    return ThaiDates.read(typed) instanceof DateReading.Read(var day) ? day : null;
  }

  private void list(Coalition coalition, LocalDate from, LocalDate to) {
    var csv = CsvWriter.builder().toConsole();
    csv.writeRecord("at", "person", "organization", "origin", "deed", "subject", "id", "what");
    long number = 0;
    while (true) {
      var some = entries.readings(coalition.id(), from, to, number, AT_ONCE);
      if (some.isEmpty()) break;
      var names = names(coalition, some);
      for (var entry : some) csv.writeRecord(line(entry, names));
      number = some.getLast().number();
    }
    flush(csv);
  }

  private static void flush(CsvWriter csv) {
    try {
      csv.flush();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What somebody wrote must not draw on the terminal. */
  private List<String> line(AuditEntry entry, Map<UUID, LocalizedText> names) {
    return Stream.<String>of(
            entry.at().atZone(zone).toOffsetDateTime().toString(),
            name(names, entry.personId()),
            name(names, entry.organizationId()),
            entry.origin(),
            entry.deed(),
            entry.subject(),
            entry.subjectId(),
            Objects.requireNonNullElse(entry.after(), ""))
        .map(Visible::line)
        .toList();
  }

  private static String name(Map<UUID, LocalizedText> names, @Nullable UUID id) {
    if (id == null) return "";
    var name = names.get(id);
    return name == null ? id.toString() : name.th();
  }

  private Map<UUID, LocalizedText> names(Coalition coalition, List<AuditEntry> some) {
    Set<PersonId> persons = new HashSet<>();
    Set<OrganizationId> houses = new HashSet<>();
    for (var entry : some) {
      if (entry.personId() != null) persons.add(new PersonId(entry.personId()));
      if (entry.organizationId() != null) houses.add(new OrganizationId(entry.organizationId()));
    }
    var names = new HashMap<UUID, LocalizedText>();
    people.named(coalition.id(), persons).forEach((id, name) -> names.put(id.value(), name));
    organizations.named(coalition.id(), houses).forEach((id, name) -> names.put(id.value(), name));
    return names;
  }
}
