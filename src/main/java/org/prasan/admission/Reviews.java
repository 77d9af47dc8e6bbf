package org.prasan.admission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The reviews of applications. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Reviews {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Today today;

  Reviews(JdbcClient jdbc, JsonMapper json, Today today) {
    this.jdbc = jdbc;
    this.json = json;
    this.today = today;
  }

  /** In the order in which the reviewers declared themselves. */
  List<Review> of(CoalitionId coalition, ApplicationId application) {
    return jdbc.sql(
            """
            select * from admission.review
            where coalition_id = :coalition and application_id = :application
            order by declared_at, person_id
            """)
        .param("coalition", coalition.value())
        .param("application", application.value())
        .query(
            (row, number) -> {
              @Nullable String recommendation = row.getString("recommendation");
              return new Review(
                  new PersonId(row.getObject("person_id", UUID.class)),
                  Applications.organization(row),
                  row.getBoolean("conflict"),
                  row.getString("conflict_note"),
                  json.readValue(
                      row.getString("scores"), new TypeReference<List<Review.Score>>() {}),
                  recommendation == null ? null : Review.Recommendation.valueOf(recommendation),
                  row.getString("comment"));
            })
        .list();
  }

  Optional<Review> by(CoalitionId coalition, ApplicationId application, @Nullable PersonId person) {
    return of(coalition, application).stream()
        .filter(review -> review.person().equals(person))
        .findFirst();
  }

  void declare(Acting acting, ApplicationId application, boolean conflict, String note) {
    var person = acting.person();
    var organization = acting.organization();
    jdbc.sql(
            """
            insert into admission.review
              (coalition_id, application_id, person_id, organization_id, conflict, conflict_note,
               declared_at)
            values (:coalition, :application, :person, :organization, :conflict, :note, :at)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("application", application.value())
        .param("person", person == null ? null : person.value())
        .param("organization", organization == null ? null : organization.value())
        .param("conflict", conflict)
        .param("note", note)
        .param("at", Applications.utc(today.now()))
        .update();
  }

  void complete(CoalitionId coalition, ApplicationId application, Review review) {
    var recommendation = review.recommendation();
    jdbc.sql(
            """
            update admission.review
            set scores = cast(:scores as jsonb), recommendation = :recommendation,
              comment = :comment, submitted_at = :at
            where coalition_id = :coalition and application_id = :application
              and person_id = :person and submitted_at is null and not conflict
            """)
        .param("scores", json.writeValueAsString(review.scores()))
        .param("recommendation", recommendation == null ? null : recommendation.name())
        .param("comment", review.comment())
        .param("at", Applications.utc(today.now()))
        .param("coalition", coalition.value())
        .param("application", application.value())
        .param("person", review.person().value())
        .update();
  }
}
