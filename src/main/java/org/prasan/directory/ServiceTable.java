package org.prasan.directory;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Services as a table, each with what this reader may see of it. */
@Component
class ServiceTable {
  private final Register register;
  private final ReadServices read;
  private final Readers readers;
  private final HitLines lines;
  private final ServiceWords words;

  ServiceTable(
      Register register, ReadServices read, Readers readers, HitLines lines, ServiceWords words) {
    this.register = register;
    this.read = read;
    this.readers = readers;
    this.lines = lines;
    this.words = words;
  }

  @Transactional
  Table of(Acting acting, RegisterFilter filter, TableFormat format, Locale locale) {
    var ids = register.ids(acting.coalitionId(), readers.of(acting), filter);
    var rows = lines.of(acting, read.all(acting, ids), locale);
    var title = words.say("directory.table", acting.coalition().shortName().in(locale));
    Column<HitLines.Line> name = Column.of(words.say("directory.service"), HitLines.Line::name);
    Column<HitLines.Line> organization =
        Column.of(words.say("directory.organization"), HitLines.Line::organization);
    Column<HitLines.Line> needs = Column.of(words.say("directory.needs"), HitLines.Line::needs);
    Column<HitLines.Line> phones =
        Column.of(words.say("directory.phones"), line -> words.phones(line.service()));
    Column<HitLines.Line> place = Column.of(words.say("directory.place"), HitLines.Line::place);
    if (format == TableFormat.PDF)
      return Table.of(title, rows, name, organization, needs, phones, place);
    return Table.of(
        title,
        rows,
        name,
        organization,
        needs,
        Column.of(
            words.say("directory.status"),
            line -> words.say("directory.status." + line.service().basics().status())),
        Column.of(
            words.say("directory.description"), line -> line.service().basics().description()),
        Column.of(words.say("directory.for-whom"), HitLines.Line::forWhom),
        Column.of(words.say("directory.languages"), HitLines.Line::languages),
        Column.of(
            words.say("directory.districts"),
            line -> words.districts(line.service(), acting.coalitionId())),
        phones,
        Column.of(
            words.say("directory.contacts"),
            line ->
                line.service().reach().contacts().stream()
                    .map(Service.Contact::name)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "))),
        Column.of(words.say("directory.email"), line -> line.service().basics().email()),
        place,
        Column.of(
            words.say("directory.hours"), line -> String.join("; ", words.hours(line.service()))),
        Column.of(words.say("directory.documents"), line -> line.service().access().documents()),
        Column.of(words.say("directory.fees"), line -> line.service().access().fees()),
        Column.of(
            words.say("directory.free-places"), line -> line.service().capacity().available()),
        Column.of(words.say("directory.all-places"), line -> line.service().capacity().maximum()),
        Column.of(words.say("directory.updated"), line -> line.service().capacity().updatedAt()));
  }
}
