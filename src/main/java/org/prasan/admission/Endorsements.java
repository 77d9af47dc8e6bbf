package org.prasan.admission;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which members were asked about an application, and what they answered. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Endorsements {
  private final JdbcClient jdbc;
  private final Today today;

  Endorsements(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  void ask(CoalitionId coalition, ApplicationId application, Collection<OrganizationId> members) {
    for (var member : members)
      jdbc.sql(
              """
              insert into admission.endorsement (coalition_id, application_id, organization_id)
              values (:coalition, :application, :organization)
              """)
          .param("coalition", coalition.value())
          .param("application", application.value())
          .param("organization", member.value())
          .update();
  }

  List<Endorsement> of(CoalitionId coalition, ApplicationId application) {
    return jdbc.sql(
            """
            select * from admission.endorsement
            where coalition_id = :coalition and application_id = :application
            order by answered_at nulls last, organization_id
            """)
        .param("coalition", coalition.value())
        .param("application", application.value())
        .query(
            (row, number) -> {
              @Nullable String answer = row.getString("answer");
              var by = row.getObject("answered_by", UUID.class);
              var at = row.getObject("answered_at", OffsetDateTime.class);
              return new Endorsement(
                  new OrganizationId(row.getObject("organization_id", UUID.class)),
                  answer == null ? null : Answer.valueOf(answer),
                  row.getString("reason"),
                  by == null ? null : new PersonId(by),
                  at == null ? null : at.toInstant());
            })
        .list();
  }

  /** Empty if the organization was not asked. */
  Optional<Endorsement> by(
      CoalitionId coalition, ApplicationId application, @Nullable OrganizationId organization) {
    return of(coalition, application).stream()
        .filter(endorsement -> endorsement.organization().equals(organization))
        .findFirst();
  }

  void answer(
      Acting acting,
      ApplicationId application,
      OrganizationId organization,
      Answer answer,
      String reason) {
    var person = acting.person();
    jdbc.sql(
            """
            update admission.endorsement
            set answer = :answer, reason = :reason, answered_by = :person, answered_at = :at
            where coalition_id = :coalition and application_id = :application
              and organization_id = :organization
            """)
        .param("answer", answer.name())
        .param("reason", reason)
        .param("person", person == null ? null : person.value())
        .param("at", Applications.utc(today.now()))
        .param("coalition", acting.coalitionId().value())
        .param("application", application.value())
        .param("organization", organization.value())
        .update();
  }
}
