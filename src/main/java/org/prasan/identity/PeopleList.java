package org.prasan.identity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people of a coalition, a page at a time, in the order of the Thai alphabet. */
@Component
class PeopleList {
  static final int PAGE = 30;

  private final JdbcClient jdbc;
  private final Mandates calendar;

  PeopleList(JdbcClient jdbc, Mandates calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /**
   * What is looked for.
   *
   * @param after where the page before ended
   */
  record Search(
      String words, @Nullable OrganizationId organization, boolean left, @Nullable UUID after) {
    Search after(UUID last) {
      return new Search(words, organization, left, last);
    }
  }

  /** A line of the list. */
  record Line(PersonId id, LocalizedText name) {}

  /** One line more than a page, if there are more. */
  @Transactional(readOnly = true)
  List<Line> page(CoalitionId coalition, Search search) {
    return jdbc.sql(
            """
            select p.id, p.name_th, p.name_en from identity.person p
            where p.coalition_id = :coalition
            """
                + FILTER
                + """
                  and (:after::uuid is null or (p.name_th collate "th-x-icu", p.id) > (
                    select b.name_th collate "th-x-icu", b.id from identity.person b
                    where b.coalition_id = :coalition and b.id = :after))
                order by p.name_th collate "th-x-icu", p.id
                limit :most
                """)
        .param("coalition", coalition.value())
        .param("like", like(search))
        .param("organization", organization(search))
        .param("left", search.left())
        .param("today", calendar.today())
        .param("after", search.after())
        .param("most", PAGE + 1)
        .query(
            (row, number) ->
                new Line(
                    PersonId.of(row.getString("id")),
                    new LocalizedText(row.getString("name_th"), row.getString("name_en"))))
        .list();
  }

  @Transactional(readOnly = true)
  int count(CoalitionId coalition, Search search) {
    return jdbc.sql(
            "select count(*) from identity.person p where p.coalition_id = :coalition " + FILTER)
        .param("coalition", coalition.value())
        .param("like", like(search))
        .param("organization", organization(search))
        .param("left", search.left())
        .param("today", calendar.today())
        .query(Integer.class)
        .single();
  }

  private static final String FILTER =
      """
        and (p.deactivated_at is not null) = :left
        and (:like = '%%' or p.name_th ilike :like or p.name_en ilike :like or p.email ilike :like)
        and (:organization::uuid is null or exists (
          select from identity.mandate m
          where m.coalition_id = p.coalition_id and m.person_id = p.id
            and m.organization_id = :organization::uuid
            and m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)))
      """;

  private static String like(Search search) {
    return "%" + search.words().strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
  }

  private static @Nullable UUID organization(Search search) {
    var organization = search.organization();
    return organization == null ? null : organization.value();
  }
}
