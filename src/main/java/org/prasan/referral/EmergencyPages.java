package org.prasan.referral;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.stereotype.Component;

/** Emergency accesses in words. */
@Component
class EmergencyPages {
  private final ReferralPages pages;

  EmergencyPages(ReferralPages pages) {
    this.pages = pages;
  }

  /**
   * Who opened it, when, why, and what was found once both reviewers have said.
   *
   * @param missing how many reviews are still to come
   * @param split two reviewers found it differently
   */
  record Line(
      String by,
      String when,
      String reason,
      String said,
      List<Found> reviews,
      int missing,
      boolean split) {}

  /** What one of the reviewers found. */
  record Found(boolean justified, String by, String said) {}

  List<Line> lines(Acting acting, List<Emergency> all, Emergencies.Said said, Locale locale) {
    var people = new HashSet<PersonId>();
    var houses = new HashSet<OrganizationId>();
    for (var one : all) {
      people.add(one.person());
      houses.add(one.actedFor());
      for (var review : one.found()) people.add(review.person());
    }
    var names = pages.people(acting.coalitionId(), people, locale);
    var organizations = pages.organizations(acting.coalitionId(), houses, locale);
    var lines = new ArrayList<Line>();
    for (var one : all) lines.add(line(one, said, names, organizations, locale));
    return lines;
  }

  private Line line(
      Emergency one,
      Emergencies.Said said,
      Map<PersonId, String> names,
      Map<OrganizationId, String> houses,
      Locale locale) {
    var found = said.found().getOrDefault(one.id(), Map.of());
    return new Line(
        names.getOrDefault(one.person(), "") + " · " + houses.getOrDefault(one.actedFor(), ""),
        when(one, locale),
        pages.say(one.reason().key(), locale),
        said.why().getOrDefault(one.id(), ""),
        one.found().stream()
            .map(
                review ->
                    new Found(
                        review.justified(),
                        names.getOrDefault(review.person(), "")
                            + " · "
                            + pages.dates().moment(review.at()),
                        found.getOrDefault(review.person(), "")))
            .toList(),
        one.missing(),
        one.split());
  }

  String when(Emergency one, Locale locale) {
    return pages.say(
        "referral.emergency.when",
        locale,
        pages.dates().moment(one.opened()),
        pages.dates().moment(one.closes()));
  }

  /**
   * One that waits for a review.
   *
   * @param done this person has said what it was
   */
  record Row(String code, String path, String when, int missing, boolean done) {}

  List<Row> rows(Acting acting, List<ReviewEmergency.Case> cases, Locale locale) {
    return cases.stream()
        .map(
            one ->
                new Row(
                    one.referral().code(),
                    ReferralPages.base(acting) + "/review/emergencies/" + one.emergency().id(),
                    when(one.emergency(), locale),
                    one.emergency().missing(),
                    !one.may()))
        .toList();
  }
}
