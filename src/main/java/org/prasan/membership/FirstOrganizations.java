package org.prasan.membership;

import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A coalition that has just come here has no organizations yet: somebody must enter them. */
@Component
class FirstOrganizations implements Waiting {
  private final JdbcClient jdbc;

  FirstOrganizations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.ADD_ORGANIZATION) || hasAny(acting)) return List.of();
    return List.of(
        new Card(
            "membership.step.organizations",
            List.of(),
            "buildings",
            "/" + acting.coalition().slug() + "/organizations",
            null,
            64));
  }

  private boolean hasAny(Acting acting) {
    return jdbc.sql(
            """
            select exists (
              select from membership.organization where coalition_id = :coalition)
            """)
        .param("coalition", acting.coalitionId().value())
        .query(Boolean.class)
        .single();
  }
}
