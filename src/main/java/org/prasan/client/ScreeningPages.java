package org.prasan.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.client.ScreeningRules.Question;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** What an answered checklist shows: which indicators there are, and what may be done next. */
@Component
class ScreeningPages {
  private final ScreeningRules rules;
  private final ClientPages pages;

  ScreeningPages(ScreeningRules rules, ClientPages pages) {
    this.rules = rules;
    this.pages = pages;
  }

  /**
   * An answered checklist.
   *
   * @param indicators by part, what was answered with yes
   * @param open how many questions were not answered by yes or no
   */
  record Result(
      LegalCategory category,
      String version,
      String by,
      String when,
      List<Indicators> indicators,
      long open,
      List<String> next) {
    public boolean none() {
      return indicators.stream().allMatch(part -> part.yes().isEmpty());
    }
  }

  /** What was answered with yes of one part of a checklist. */
  record Indicators(String part, List<Indicator> yes) {}

  /** An indicator, and the law or guideline it comes from. */
  record Indicator(String text, String source) {}

  List<Result> results(Opened opened, Map<PersonId, String> authors, Locale locale) {
    return opened.screenings().stream().map(one -> result(one, authors, locale)).toList();
  }

  private Result result(Opened.Screening screening, Map<PersonId, String> authors, Locale locale) {
    var answers = screening.answers();
    var sheet = rules.sheet(answers.version(), answers.category()).orElseThrow();
    return new Result(
        answers.category(),
        answers.version(),
        ClientPages.by(authors, screening.by()),
        pages.dates().moment(screening.answered()),
        sheet.parts().stream()
            .map(part -> new Indicators(part.name().in(locale), yes(part, answers, locale)))
            .toList(),
        sheet.questions().filter(question -> !decided(question, answers)).count(),
        sheet.next().stream().map(step -> step.in(locale)).toList());
  }

  private static List<Indicator> yes(ScreeningRules.Part part, Answers answers, Locale locale) {
    return part.questions().stream()
        .filter(question -> answers.given().get(question.id()) == Answer.YES)
        .map(question -> new Indicator(question.text().in(locale), question.source().in(locale)))
        .toList();
  }

  private static boolean decided(Question question, Answers answers) {
    var answer = answers.given().get(question.id());
    return answer == Answer.YES || answer == Answer.NO;
  }
}
