package org.prasan.membership;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.tenancy.Acting;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Organizations as a table. Sheets carry every column that an import reads, under the same
 * headings; a printed page only what fits.
 */
@Component
class OrganizationTable {
  private final Registry registry;
  private final Organizations organizations;
  private final Vocabularies vocabularies;
  private final MessageSource messages;

  OrganizationTable(
      Registry registry,
      Organizations organizations,
      Vocabularies vocabularies,
      MessageSource messages) {
    this.registry = registry;
    this.organizations = organizations;
    this.vocabularies = vocabularies;
    this.messages = messages;
  }

  @Transactional(readOnly = true)
  Table of(Acting acting, RegistryFilter filter, TableFormat format, Locale locale) {
    var words = new SectionWords(vocabularies.of(acting.coalitionId()), messages, locale);
    var title = words.text("membership.table", acting.coalition().shortName().in(locale));
    var columns = format == TableFormat.PDF ? printed(words) : ImportColumn.all(words);
    return table(title, found(acting, filter, locale), columns, words);
  }

  private List<Organization> found(Acting acting, RegistryFilter filter, Locale locale) {
    var all =
        organizations.all(acting.coalitionId()).stream()
            .collect(Collectors.toMap(Organization::id, Function.identity()));
    return registry.ids(acting.coalitionId(), filter, locale).stream()
        .flatMap(id -> Stream.ofNullable(all.get(id)))
        .toList();
  }

  private static Table table(
      String title,
      List<Organization> rows,
      Map<String, Function<Organization, ? extends @Nullable Object>> columns,
      SectionWords words) {
    var cells = new ArrayList<List<@Nullable Object>>();
    for (var row : rows) {
      var line = new ArrayList<@Nullable Object>();
      for (var column : columns.values()) line.add(column.apply(row));
      cells.add(line);
    }
    return new Table(title, columns.keySet().stream().map(words::text).toList(), cells);
  }

  private static Map<String, Function<Organization, ? extends @Nullable Object>> printed(
      SectionWords words) {
    var columns = new LinkedHashMap<String, Function<Organization, ? extends @Nullable Object>>();
    columns.put("membership.column.name", organization -> organization.name());
    columns.put("membership.field.kind", o -> words.word(o.profile().kind()));
    columns.put("membership.field.pillars", o -> words.named(o.reach().pillars()));
    columns.put("membership.field.targetGroups", o -> words.groups(o.reach().targetGroups()));
    columns.put("membership.field.districts", o -> words.named(o.reach().districts()));
    return columns;
  }
}
