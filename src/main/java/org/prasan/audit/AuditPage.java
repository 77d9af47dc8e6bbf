package org.prasan.audit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.PersonNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts entries into words for a page, with the names of everybody in them. */
@Component
class AuditPage {
  private static final Pattern ID =
      Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

  private final AuditEntries entries;
  private final AuditWording wording;
  private final ObjectProvider<PersonNames> people;
  private final ObjectProvider<OrganizationNames> organizations;

  AuditPage(
      AuditEntries entries,
      AuditWording wording,
      ObjectProvider<PersonNames> people,
      ObjectProvider<OrganizationNames> organizations) {
    this.entries = entries;
    this.wording = wording;
    this.people = people;
    this.organizations = organizations;
  }

  List<AuditLine> lines(Acting acting, List<AuditEntry> some) {
    var names = names(acting.coalitionId(), ids(some));
    return some.stream().map(entry -> wording.line(entry, names)).toList();
  }

  /** The people to choose from, by name. */
  Map<String, String> people(Acting acting) {
    var choices = new LinkedHashMap<String, String>();
    people.ifAvailable(
        known ->
            known
                .all(acting.coalitionId())
                .forEach(one -> choices.put(one.id().toString(), said(one.name()))));
    return choices;
  }

  /** The organizations to choose from, by name. */
  Map<String, String> organizations(Acting acting) {
    var choices = new LinkedHashMap<String, String>();
    organizations.ifAvailable(
        known ->
            known
                .all(acting.coalitionId())
                .forEach(one -> choices.put(one.id().toString(), said(one.name()))));
    return choices;
  }

  /** The deeds the log holds, as sentences. */
  Map<String, String> deeds(Acting acting) {
    return entries.deeds(acting.coalitionId()).stream()
        .collect(
            Collectors.toMap(deed -> deed, wording::deed, (one, other) -> one, LinkedHashMap::new));
  }

  /** The one subject whose history is shown. */
  String subject(Acting acting, AuditFilter filter) {
    if (filter.subject() == null) return "";
    var word = wording.subject(filter.subject());
    var id = KnownNames.id(filter.subjectId());
    if (id == null) return word;
    var name = names(acting.coalitionId(), Set.of(id)).of(id);
    return name == null ? word : word + " " + said(name);
  }

  private KnownNames names(CoalitionId coalition, Collection<UUID> ids) {
    var names = new HashMap<UUID, LocalizedText>();
    organizations.ifAvailable(
        known ->
            known
                .named(coalition, ids.stream().map(OrganizationId::new).toList())
                .forEach((id, name) -> names.put(id.value(), name)));
    people.ifAvailable(
        known ->
            known
                .named(coalition, ids.stream().map(PersonId::new).toList())
                .forEach((id, name) -> names.put(id.value(), name)));
    return new KnownNames(names);
  }

  private static Set<UUID> ids(List<AuditEntry> some) {
    var ids = new HashSet<UUID>();
    for (var entry : some) {
      if (entry.personId() != null) ids.add(entry.personId());
      if (entry.organizationId() != null) ids.add(entry.organizationId());
      collect(entry.subjectId(), ids);
      collect(entry.before(), ids);
      collect(entry.after(), ids);
    }
    return ids;
  }

  private static void collect(@Nullable String text, Set<UUID> ids) {
    if (text == null) return;
    ID.matcher(text).results().forEach(found -> ids.add(UUID.fromString(found.group())));
  }

  private static String said(LocalizedText name) {
    return name.in(LocaleContextHolder.getLocale());
  }
}
