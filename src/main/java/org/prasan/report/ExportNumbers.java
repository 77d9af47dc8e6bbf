package org.prasan.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.exchange.Table;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out a published table, with what was hidden in it and why; who took it is written down. */
@Service
class ExportNumbers {
  private final AskNumbers ask;
  private final PublishNumbers publish;
  private final NumbersWords words;
  private final Audit audit;

  ExportNumbers(AskNumbers ask, PublishNumbers publish, NumbersWords words, Audit audit) {
    this.ask = ask;
    this.publish = publish;
    this.words = words;
    this.audit = audit;
  }

  @Transactional
  Table export(
      Acting acting, Subject subject, NumbersPeriod period, Audience audience, Locale locale) {
    var answer = ask.ask(acting, subject, period, audience);
    audit.record(
        acting,
        "numbers.exported",
        "numbers",
        subject.word() + "-" + period.word(),
        null,
        Map.of("title", title(subject, period, locale), "audience", audience));
    return switch (answer) {
      case Answer.Given(var table) -> sheet(acting.coalitionId(), subject, period, table, locale);
      case Answer.Refused(var why, var _) ->
          new Table(
              title(subject, period, locale),
              List.of(words.say(subject.key(), locale)),
              List.of(List.of(words.refused(why, audience, locale))));
    };
  }

  /** What everybody may read; nobody writes down who does. */
  @Transactional(readOnly = true)
  Optional<Table> published(
      CoalitionId coalition, Subject subject, NumbersPeriod period, Locale locale) {
    return publish
        .table(coalition, subject, period)
        .map(table -> sheet(coalition, subject, period, table, locale));
  }

  private String title(Subject subject, NumbersPeriod period, Locale locale) {
    return words.say(subject.key(), locale) + " " + words.period(period, locale);
  }

  /** From what is published alone: who exports sees no more than who reads. */
  private Table sheet(
      CoalitionId coalition,
      Subject subject,
      NumbersPeriod period,
      PublishedTable table,
      Locale locale) {
    var headings = new ArrayList<String>();
    for (var value : subject.by()) headings.add(words.say(value.key(), locale));
    headings.add(words.say("report.export.least", locale));
    headings.add(words.say("report.export.most", locale));
    var rows = new ArrayList<List<@Nullable Object>>();
    var cube = new Cube(table.dimensions());
    for (int place = 0; place < cube.places(); place++) {
      var row = new ArrayList<@Nullable Object>();
      var values = cube.values(place);
      for (int along = 0; along < values.size(); along++)
        row.add(words.value(coalition, subject.by().get(along), values.get(along), locale));
      add(row, table.cells().get(place), table.audience(), locale);
      rows.add(row);
    }
    note(rows, headings.size(), "");
    note(rows, headings.size(), words.hidden(table, locale));
    note(rows, headings.size(), words.say("report.unit", locale));
    return new Table(title(subject, period, locale), headings, rows);
  }

  private void add(List<@Nullable Object> row, Cell cell, Audience audience, Locale locale) {
    if (cell instanceof Cell.Shown) {
      var bounds = Bounds.of(cell, audience);
      row.add(bounds.least());
      row.add(bounds.most());
    } else {
      row.add(words.cell(cell, locale));
      row.add(null);
    }
  }

  private static void note(List<List<@Nullable Object>> rows, int width, String text) {
    var row = new ArrayList<@Nullable Object>(Collections.nCopies(width, (Object) null));
    row.set(0, text);
    rows.add(row);
  }
}
