package org.prasan.directory;

import java.util.Locale;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody takes along on paper: where to turn to. It holds only what every member may read,
 * since a paper is read by whoever finds it.
 */
@Component
class PathwaySheet {
  static final int MOST = 12;

  private final WhoCanHelp find;
  private final ServiceWords words;
  private final HitLines lines;

  PathwaySheet(WhoCanHelp find, ServiceWords words, HitLines lines) {
    this.find = find;
    this.words = words;
    this.lines = lines;
  }

  @Transactional
  Table of(Acting acting, Wish wish, Locale locale) {
    var found = find.openOnly(acting, wish, MOST);
    return Table.of(
        words.say("directory.sheet.title"),
        lines.of(acting, found, wish, locale),
        Column.of(
            words.say("directory.service"),
            (HitLines.Line line) -> line.name() + " — " + line.organization()),
        Column.of(words.say("directory.phones"), line -> words.phones(line.service())),
        Column.of(words.say("directory.place"), HitLines.Line::place),
        Column.of(words.say("directory.languages"), HitLines.Line::languages),
        Column.of(
            words.say("directory.hours"), line -> String.join("; ", words.hours(line.service()))),
        Column.of(
            words.say("directory.documents"),
            line -> String.join(", ", line.service().access().documents())));
  }
}
