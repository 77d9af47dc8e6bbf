package org.prasan.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;

/** Applications as a table; people who may not read them get names and states alone. */
@Component
class ApplicationTable {
  private final ApplicationList list;
  private final Ties ties;
  private final ApplicationWords words;

  ApplicationTable(ApplicationList list, Ties ties, ApplicationWords words) {
    this.list = list;
    this.ties = ties;
    this.words = words;
  }

  Table of(Acting acting, ApplicationFilter filter, Locale locale) {
    var title = words.text("admission.table", locale, acting.coalition().shortName().in(locale));
    var office = acting.may(Action.REVIEW_APPLICATION) || acting.may(Action.HANDLE_APPLICATION);
    var columns = new ArrayList<Column<ApplicationList.Line>>();
    columns.add(column("nameTh", locale, line -> line.name().th()));
    columns.add(column("nameEn", locale, line -> line.name().en()));
    columns.add(column("state", locale, line -> words.text(line.state().key(), locale)));
    if (office) {
      var own = ties.of(acting);
      columns.add(column("reference", locale, ApplicationList.Line::reference));
      columns.add(column("submitted", locale, ApplicationList.Line::submittedAt));
      columns.add(column("due", locale, ApplicationList.Line::due));
      columns.add(
          column(
              "districts",
              locale,
              line -> own.contains(line.organization()) ? null : districts(acting, line, locale)));
      columns.add(
          column("contact", locale, line -> open(own, line) ? line.told().contact().name() : null));
      columns.add(
          column("email", locale, line -> open(own, line) ? line.told().contact().email() : null));
      columns.add(
          column("phone", locale, line -> open(own, line) ? line.told().contact().phone() : null));
    }
    return table(title, list.all(acting, filter), columns);
  }

  private static Table table(
      String title, List<ApplicationList.Line> lines, List<Column<ApplicationList.Line>> columns) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var line : lines) {
      var row = new ArrayList<@Nullable Object>();
      for (var column : columns) row.add(column.value().apply(line));
      rows.add(row);
    }
    return new Table(title, columns.stream().map(Column::heading).toList(), rows);
  }

  /** A draft is its writer's alone, and nobody bound to an applicant reads its application. */
  private static boolean open(Set<@Nullable OrganizationId> own, ApplicationList.Line line) {
    return line.submittedAt() != null && !own.contains(line.organization());
  }

  private LocalizedText districts(Acting acting, ApplicationList.Line line, Locale locale) {
    return LocalizedText.of(
        line.submittedAt() == null ? "" : words.districts(acting, line.told(), locale));
  }

  private Column<ApplicationList.Line> column(
      String name,
      Locale locale,
      java.util.function.Function<ApplicationList.Line, ? extends @Nullable Object> value) {
    return Column.of(words.text("admission.column." + name, locale), value);
  }
}
