package org.prasan.commitment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.language.Dates;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of kept promises, for all members alike. */
@Controller("promiseRecordController")
class RecordController {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  private final PromiseRecord record;
  private final CommitmentWords words;
  private final Dates dates;
  private final Handout handout;

  RecordController(PromiseRecord record, CommitmentWords words, Dates dates, Handout handout) {
    this.record = record;
    this.words = words;
    this.dates = dates;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/commitments/record")
  @Permit(Action.SEE_COMMITMENTS)
  String show(Acting acting, @RequestParam(required = false) @Nullable Integer year, Model model) {
    model.addAttribute("base", CommitmentPages.base(acting));
    model.addAttribute("kept", record.of(acting, wanted(year)));
    return "commitment/record";
  }

  @GetMapping("/{coalition}/commitments/record/export/{format:csv|xlsx}")
  @Permit(Action.SEE_COMMITMENTS)
  void export(
      Acting acting,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable Integer year,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table(record.of(acting, wanted(year)), locale), kind, locale, response);
  }

  private Table table(PromiseRecord.Year year, Locale locale) {
    return Table.of(
        words.say("commitment.record.of", locale, dates.year(year.year())),
        year.lines(),
        Column.of(
            words.say("commitment.owner", locale),
            (PromiseRecord.Line line) -> line.name().in(locale)),
        Column.of(words.say("commitment.record.in-time", locale), line -> line.counts().inTime()),
        Column.of(words.say("commitment.record.late", locale), line -> line.counts().late()),
        Column.of(words.say("commitment.record.open", locale), line -> line.counts().open()),
        Column.of(words.say("commitment.record.overdue", locale), line -> line.counts().overdue()),
        Column.of(
            words.say("commitment.record.declined", locale), line -> line.counts().declined()),
        Column.of(words.say("commitment.record.asked", locale), line -> line.counts().asked()));
  }

  private int wanted(@Nullable Integer year) {
    return year == null || year < FIRST_YEAR || year > LAST_YEAR ? record.thisYear() : year;
  }
}
