package org.prasan.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.referral.ReferralFacts;
import org.prasan.report.Subject.Value;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** The numbers of a period as a page shows them: worked out from published tables alone. */
@Component
class NumbersView {
  private static final int MOST_LINES = 15;
  private static final String ALL = Dimension.ALL;
  private static final String ANY = "";

  private final AskNumbers ask;
  private final PublishNumbers publish;
  private final NumbersWords words;

  NumbersView(AskNumbers ask, PublishNumbers publish, NumbersWords words) {
    this.ask = ask;
    this.publish = publish;
    this.words = words;
  }

  /**
   * What is told about one subject.
   *
   * @param said what was hidden and why, or why nothing is told at all
   * @param total of all cases; empty if it is not told
   * @param bars drawings, wide and slim
   */
  record Section(
      String word,
      String said,
      boolean refused,
      String total,
      List<Bars> bars,
      List<Lines> tables) {}

  /**
   * A drawing for a desk and for a phone, and the same as a table.
   *
   * @param wide empty where nothing can be drawn
   * @param untold what is not drawn because its number is not shown, in one sentence
   */
  record Bars(
      String title,
      String wide,
      String slim,
      String untold,
      List<NumbersBars.Bar> rows,
      String heading) {}

  /** A table of words; the first of each row is its heading. */
  record Lines(String title, String none, List<String> headings, List<List<String>> rows) {}

  List<Section> of(Acting acting, NumbersPeriod period, Audience audience, Locale locale) {
    var answers = new EnumMap<Subject, Answer>(Subject.class);
    for (var subject : Subject.values())
      answers.put(subject, ask.ask(acting, subject, period, audience));
    var sections = new ArrayList<Section>();
    for (Map.Entry<Subject, Answer> one : answers.entrySet())
      sections.add(section(acting.coalitionId(), one.getKey(), one.getValue(), audience, locale));
    return List.copyOf(sections);
  }

  /** What everybody may read; nothing about a subject that could not be told. */
  List<Section> published(CoalitionId coalition, NumbersPeriod period, Locale locale) {
    return Arrays.stream(Subject.values())
        .flatMap(
            subject ->
                publish.table(coalition, subject, period).stream()
                    .map(table -> given(new Telling(coalition, subject, table, locale))))
        .toList();
  }

  private Section section(
      CoalitionId coalition, Subject subject, Answer answer, Audience audience, Locale locale) {
    return switch (answer) {
      case Answer.Refused(var why, var _) ->
          new Section(
              subject.word(), words.refused(why, audience, locale), true, "", List.of(), List.of());
      case Answer.Given(var table) -> given(new Telling(coalition, subject, table, locale));
    };
  }

  private Section given(Telling telling) {
    var table = telling.read;
    if (!table.tellsAnything()) return telling.section("", List.of(), List.of());
    var total = words.cell(table.table().total(), telling.locale);
    return switch (telling.subject) {
      case NEEDS ->
          telling.section(
              total,
              List.of(telling.bars(0), telling.bars(1)),
              List.of(
                  telling.places("report.where", ANY, ANY, ALL),
                  telling.places("report.gaps", ANY, ANY, CountedCase.NOT_ACCEPTED)));
      case PEOPLE -> telling.section(total, List.of(telling.bars(0)), List.of(telling.people()));
      case ANSWERS -> telling.section(total, List.of(), List.of(telling.answers()));
      case PATHWAYS -> telling.section(total, List.of(), List.of(telling.pathways()));
      case REFUSALS -> telling.section(total, List.of(), telling.refusals());
    };
  }

  /** One published table, being told in one language. */
  private final class Telling {
    private final CoalitionId coalition;
    private final Subject subject;
    private final NumbersTable read;
    private final Locale locale;

    Telling(CoalitionId coalition, Subject subject, PublishedTable table, Locale locale) {
      this.coalition = coalition;
      this.subject = subject;
      this.read = new NumbersTable(table);
      this.locale = locale;
    }

    Section section(String total, List<Bars> bars, List<Lines> tables) {
      var shown = read.table().byFirst(figures());
      return new Section(subject.word(), words.hidden(shown, locale), false, total, bars, tables);
    }

    /**
     * By how many of its dimensions the page tells figures; what is left goes into shares alone.
     */
    private int figures() {
      return switch (subject) {
        case NEEDS, PEOPLE, PATHWAYS -> 2;
        case ANSWERS, REFUSALS -> 1;
      };
    }

    private String say(String key, Object... arguments) {
      return words.say(key, locale, arguments);
    }

    private String name(int along, String code) {
      return words.value(coalition, subject.by().get(along), code, locale);
    }

    private String heading(Value value) {
      return say(value.key());
    }

    /** All values along a dimension, the most cases first and the hidden ones last. */
    Bars bars(int along) {
      var rows = new ArrayList<NumbersBars.Bar>();
      for (var value : read.values(along)) {
        var place = new String[subject.by().size()];
        Arrays.fill(place, ALL);
        place[along] = value;
        rows.add(
            new NumbersBars.Bar(
                name(along, value), read.at(place), words.cell(read.table().cell(place), locale)));
      }
      if (subject.by().get(along) != Value.AGE)
        rows.sort(Comparator.comparingInt(NumbersBars.Bar::atLeast).reversed());
      var by = subject.by().get(along);
      var title = say("report.bars." + by.word());
      var drawn = rows.stream().filter(row -> row.atLeast() > 0).toList();
      return new Bars(
          title,
          drawn(by.word() + "-wide", 720, title, drawn),
          drawn(by.word() + "-slim", 328, title, drawn),
          untold(rows),
          List.copyOf(rows),
          heading(by));
    }

    private String drawn(String id, int width, String title, List<NumbersBars.Bar> rows) {
      return rows.isEmpty()
          ? ""
          : NumbersBars.draw(id, width, title, say("report.bars.read"), rows);
    }

    private String untold(List<NumbersBars.Bar> rows) {
      var names =
          rows.stream().filter(row -> row.atLeast() == 0).map(NumbersBars.Bar::name).toList();
      return names.isEmpty()
          ? ""
          : say("report.bars.untold", names.size(), String.join(" · ", names));
    }

    Lines places(String key, String... pattern) {
      var rows =
          read.places(pattern).stream()
              .limit(MOST_LINES)
              .map(
                  place ->
                      List.of(
                          name(0, place.values().get(0)),
                          name(1, place.values().get(1)),
                          words.atLeast(place.atLeast(), locale)))
              .toList();
      return new Lines(
          say(key),
          say(key + ".none"),
          List.of(heading(Value.NEED), heading(Value.DISTRICT), say("report.people")),
          rows);
    }

    Lines people() {
      var headings = new ArrayList<>(List.of(heading(Value.AGE)));
      for (var sex : read.values(1)) headings.add(name(1, sex));
      var rows = new ArrayList<List<String>>();
      for (var age : read.values(0)) {
        var row = new ArrayList<>(List.of(name(0, age)));
        for (var sex : read.values(1)) row.add(words.cell(read.table().cell(age, sex), locale));
        rows.add(List.copyOf(row));
      }
      return new Lines(say("report.people.table"), "", headings, rows);
    }

    Lines answers() {
      var rows = new ArrayList<List<String>>();
      for (var urgency : read.values(0)) {
        var allowed = AnswerTime.allowed(urgency);
        boolean told = read.tells(urgency, ALL);
        rows.add(
            List.of(
                name(0, urgency),
                words.cell(read.table().cell(urgency, ALL), locale),
                told ? median(urgency) : say("report.cell.hidden"),
                say(allowed.key()),
                told
                    ? words.share(read.share(time -> !later(time, allowed), urgency), locale)
                    : say("report.cell.hidden")));
      }
      return new Lines(
          say("report.answers.table"),
          "",
          List.of(
              heading(Value.URGENCY),
              say("report.people"),
              say("report.median"),
              say("report.clock"),
              say("report.in-time")),
          rows);
    }

    private boolean later(String time, AnswerTime than) {
      return AnswerTime.valueOf(time).compareTo(than) > 0;
    }

    /** Half of them had an answer by then, as exactly as that can be known. */
    private String median(String urgency) {
      @Nullable AnswerTime earliest = null;
      AnswerTime latest = AnswerTime.NEVER;
      for (var time : AnswerTime.values()) {
        var share = read.share(one -> !later(one, time), urgency);
        if (earliest == null && share.most() >= 50) earliest = time;
        if (share.least() >= 50) {
          latest = time;
          break;
        }
      }
      var first = earliest == null ? latest : earliest;
      return first == latest
          ? say(latest.key())
          : say("report.median.between", say(first.key()), say(latest.key()));
    }

    Lines pathways() {
      var rows = new ArrayList<List<String>>();
      rows.add(pathway(ALL, ALL));
      for (var place : read.places(ANY, ALL, ALL)) rows.add(pathway(place.values().get(0), ALL));
      for (var place : read.places(ANY, ANY, ALL))
        rows.add(pathway(place.values().get(0), place.values().get(1)));
      return new Lines(
          say("report.pathways.table"),
          "",
          List.of(
              heading(Value.NEED),
              heading(Value.RECEIVER),
              say("report.accepted"),
              say("report.closed")),
          rows);
    }

    private List<String> pathway(String need, String receiver) {
      return List.of(
          name(0, need),
          name(1, receiver),
          words.cell(read.table().cell(need, receiver, ALL), locale),
          words.share(read.share(CountedCase.CLOSED::equals, need, receiver), locale));
    }

    /** First those whom nobody refused, or all who were referred would read as refused. */
    List<Lines> refusals() {
      var sides =
          ReferralFacts.reasons().stream().map(ReferralFacts.Reason::side).distinct().toList();
      var lines = new ArrayList<Lines>();
      lines.add(refusals("report.refusals.whether", Value.ANSWER, List.of(CountedCase.NONE)));
      for (var side : sides)
        lines.add(
            refusals(
                side,
                Value.REFUSAL,
                ReferralFacts.reasons().stream()
                    .filter(reason -> reason.side().equals(side))
                    .map(ReferralFacts.Reason::code)
                    .toList()));
      return lines;
    }

    private Lines refusals(String title, Value by, List<String> codes) {
      var rows =
          codes.stream()
              .map(code -> List.of(name(0, code), words.cell(read.table().cell(code), locale)))
              .toList();
      return new Lines(say(title), "", List.of(heading(by), say("report.people")), rows);
    }
  }
}
