package org.prasan.admission;

import java.util.ArrayList;
import java.util.List;
import org.prasan.coalition.Territory;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Component;

/** What an application still lacks before it can be submitted. */
@Component
class Readiness {
  private final Admissions admissions;
  private final Papers papers;
  private final Territory territory;
  private final Today today;

  Readiness(Admissions admissions, Papers papers, Territory territory, Today today) {
    this.admissions = admissions;
    this.papers = papers;
    this.territory = territory;
    this.today = today;
  }

  /** In the order of the form; none if it is ready. */
  List<Told.Gap> gaps(CoalitionId coalition, Application application) {
    var places = !territory.districts(coalition).isEmpty();
    var gaps = new ArrayList<>(application.told().gaps(criteria(coalition, application), places));
    var attached = papers.of(coalition, application.id());
    for (var asked : admissions.papers(coalition, today.day()))
      if (attached.stream().noneMatch(paper -> paper.proves(asked)))
        gaps.add(new Told.Gap("papers", "admission.gap.paper", asked.text()));
    return gaps;
  }

  /** Those of the day of submission; those of today while nothing is submitted. */
  List<Criterion> criteria(CoalitionId coalition, Application application) {
    return application.submittedAt() == null
        ? admissions.criteria(coalition, today.day())
        : application.criteria();
  }
}
