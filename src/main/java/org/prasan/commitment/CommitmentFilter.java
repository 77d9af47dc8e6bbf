package org.prasan.commitment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.web.QueryString;

/**
 * What somebody wants to see of the commitments, as it stands in the address of the page.
 *
 * @param organization which answers for them
 * @param source where they were made, as a meeting
 * @param when by when they are due
 * @param after the last one of the page before: its day and its id
 */
record CommitmentFilter(
    @Nullable View view,
    @Nullable String q,
    @Nullable Show show,
    @Nullable UUID organization,
    @Nullable UUID pillar,
    @Nullable UUID objective,
    @Nullable UUID source,
    @Nullable When when,
    @Nullable String after) {
  private static final int LONGEST_QUERY = 200;

  CommitmentFilter {
    q = q == null || q.isBlank() ? null : q.strip();
    if (q != null && q.length() > LONGEST_QUERY) q = q.substring(0, LONGEST_QUERY);
  }

  static CommitmentFilter of(View view) {
    return new CommitmentFilter(view, null, null, null, null, null, null, null, null);
  }

  /** By when they are due. */
  enum When {
    OVERDUE,
    WEEK,
    MONTH;

    public String key() {
      return "commitment.when." + name();
    }
  }

  /** A place in the order of the list. */
  record Place(LocalDate due, UUID id) {
    @Override
    public String toString() {
      return due + "_" + id;
    }
  }

  public View viewed() {
    return view == null ? View.MINE : view;
  }

  public Show shown() {
    if (show != null) return show;
    return viewed() == View.ORPHANS ? Show.UNACCEPTED : Show.OPEN;
  }

  @Nullable Place place() {
    if (after == null || after.indexOf('_') < 0) return null;
    var at = after.indexOf('_');
    try {
      return new Place(
          LocalDate.parse(after.substring(0, at)), UUID.fromString(after.substring(at + 1)));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return null;
    }
  }

  public boolean narrows() {
    return q != null
        || show != null
        || organization != null
        || pillar != null
        || objective != null
        || source != null
        || when != null;
  }

  CommitmentFilter withView(@Nullable View other) {
    return new CommitmentFilter(
        other, q, show, organization, pillar, objective, source, when, null);
  }

  public CommitmentFilter withShow(@Nullable Show other) {
    return new CommitmentFilter(
        view, q, other, organization, pillar, objective, source, when, null);
  }

  CommitmentFilter withOrganization(@Nullable UUID other) {
    return new CommitmentFilter(view, q, show, other, pillar, objective, source, when, null);
  }

  CommitmentFilter withPillar(@Nullable UUID other) {
    return new CommitmentFilter(view, q, show, organization, other, objective, source, when, null);
  }

  CommitmentFilter withObjective(@Nullable UUID other) {
    return new CommitmentFilter(view, q, show, organization, pillar, other, source, when, null);
  }

  CommitmentFilter withSource(@Nullable UUID other) {
    return new CommitmentFilter(view, q, show, organization, pillar, objective, other, when, null);
  }

  CommitmentFilter withWhen(@Nullable When other) {
    return new CommitmentFilter(
        view, q, show, organization, pillar, objective, source, other, null);
  }

  public CommitmentFilter after(@Nullable Place last) {
    return new CommitmentFilter(
        view,
        q,
        show,
        organization,
        pillar,
        objective,
        source,
        when,
        last == null ? null : last.toString());
  }

  /** Begins with a question mark; empty if nothing is chosen. */
  public String query() {
    return QueryString.of(parts());
  }

  /** What a form has to carry along so that the rest stays. */
  public Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    if (view != null) parts.put("view", view.name());
    if (q != null) parts.put("q", q);
    if (show != null) parts.put("show", show.name());
    if (organization != null) parts.put("organization", organization.toString());
    if (pillar != null) parts.put("pillar", pillar.toString());
    if (objective != null) parts.put("objective", objective.toString());
    if (source != null) parts.put("source", source.toString());
    if (when != null) parts.put("when", when.name());
    if (after != null) parts.put("after", after);
    return parts;
  }
}
