package org.prasan.commitment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prasan.exchange.Column;
import org.prasan.exchange.Table;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The lists of commitments: mine, my organization's, what I asked for, orphans, all; the board. */
@Controller
class CommitmentsController {
  private static final int IN_COLUMN = 15;

  /** A table for the office's own use; whoever needs more narrows it. */
  private static final int MOST_EXPORTED = 20_000;

  private static final List<Show> COLUMNS =
      List.of(Show.UNACCEPTED, Show.ACCEPTED, Show.DONE, Show.CONFIRMED);

  private final CommitmentListing listing;
  private final FindCommitments find;
  private final CommitmentLines lines;
  private final CommitmentWords words;
  private final Handout handout;

  CommitmentsController(
      CommitmentListing listing,
      FindCommitments find,
      CommitmentLines lines,
      CommitmentWords words,
      Handout handout) {
    this.listing = listing;
    this.find = find;
    this.lines = lines;
    this.words = words;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry commitmentsEntry() {
    return new NavigationEntry(
        "commitment.navigation", "list-check", "/commitments", Action.SEE_COMMITMENTS, 4, true);
  }

  @GetMapping("/{coalition}/commitments")
  @Permit(Action.SEE_COMMITMENTS)
  @Transactional(readOnly = true)
  String list(Acting acting, CommitmentFilter filter, Locale locale, Model model) {
    var named = find.named(acting, filter.q()).orElse(null);
    if (named != null) return "redirect:" + CommitmentPages.address(acting, named);
    var base = CommitmentPages.base(acting);
    model.addAttribute("base", base);
    model.addAttribute("filter", filter);
    model.addAttribute("list", listing.of(acting, filter, base, locale));
    return "commitment/list";
  }

  /** A column of the board: how many there are, and the first of them. */
  record BoardColumn(
      Show show, List<CommitmentLines.Line> lines, int total, boolean countless, String url) {}

  @GetMapping("/{coalition}/commitments/board")
  @Permit(Action.SEE_COMMITMENTS)
  @Transactional(readOnly = true)
  String board(Acting acting, CommitmentFilter filter, Locale locale, Model model) {
    var base = CommitmentPages.base(acting);
    var board = base + "/board";
    var columns = new ArrayList<BoardColumn>();
    for (var show : COLUMNS) {
      var narrowed = filter.withShow(show);
      var some = find.some(acting, narrowed, IN_COLUMN);
      int total = some.size() < IN_COLUMN ? some.size() : find.count(acting, narrowed);
      columns.add(
          new BoardColumn(
              show,
              lines.of(acting, some, locale),
              Math.min(total, FindCommitments.MOST_COUNTED),
              total > FindCommitments.MOST_COUNTED,
              base + narrowed.query()));
    }
    var free = filter.withShow(null);
    model.addAttribute("base", base);
    model.addAttribute("filter", free);
    model.addAttribute("tabs", listing.tabs(acting, free, board, locale));
    model.addAttribute("facets", listing.facets(acting, free, board, locale, false));
    model.addAttribute("columns", columns);
    return "commitment/board";
  }

  @GetMapping("/{coalition}/commitments/export/{format:csv|xlsx}")
  @Permit(Action.SEE_COMMITMENTS)
  void export(
      Acting acting,
      @PathVariable String format,
      CommitmentFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table(acting, filter, locale), kind, locale, response);
  }

  private Table table(Acting acting, CommitmentFilter filter, Locale locale) {
    var shown = lines.of(acting, find.some(acting, filter, MOST_EXPORTED), locale);
    return Table.of(
        words.say("commitment.table", locale, acting.coalition().shortName().in(locale)),
        shown,
        Column.of(
            words.say("commitment.what", locale),
            (CommitmentLines.Line line) -> line.commitment().what()),
        Column.of(words.say("commitment.owner", locale), CommitmentLines.Line::owner),
        Column.of(words.say("commitment.due", locale), line -> line.commitment().due()),
        Column.of(
            words.say("commitment.state", locale),
            line -> words.say(line.commitment().state().key(), locale)),
        Column.of(words.say("commitment.asker", locale), CommitmentLines.Line::asker),
        Column.of(words.say("commitment.done-on", locale), line -> line.commitment().doneOn()),
        Column.of(words.say("commitment.report", locale), line -> line.commitment().report()));
  }
}
