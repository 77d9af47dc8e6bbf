package org.prasan.notification;

import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many mails and notices there are for people of a scene. */
@TestComponent
public class Mails {
  private final JdbcClient jdbc;

  Mails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public long to(Scene scene, Role role) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select (select count(*) from notification.outbox o
                      join identity.account a on a.email = o.recipient where a.id = :person)
                      + (select count(*) from notification.notice
                         where coalition_id = :coalition and person_id = :person)
                    """)
                .param("coalition", scene.id().value())
                .param("person", scene.person(role).value())
                .query(Long.class)
                .single());
  }

  /** To anybody of the coalition. */
  public long of(Scene scene) {
    return scene.in(
        () ->
            jdbc.sql(
                    """
                    select (select count(*) from notification.outbox where recipient like :ours)
                      + (select count(*) from notification.notice where coalition_id = :coalition)
                    """)
                .param("ours", "%" + scene.coalition().slug() + ".example")
                .param("coalition", scene.id().value())
                .query(Long.class)
                .single());
  }
}
