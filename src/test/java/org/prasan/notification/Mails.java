package org.prasan.notification;

import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many mails wait for people of a scene. */
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
                    select count(*) from notification.outbox o
                    join identity.account a on a.email = o.recipient where a.id = :person
                    """)
                .param("person", scene.person(role).value())
                .query(Long.class)
                .single());
  }

  /** To anybody of the coalition. */
  public long of(Scene scene) {
    return scene.in(
        () ->
            jdbc.sql("select count(*) from notification.outbox where recipient like :coalition")
                .param("coalition", "%" + scene.coalition().slug() + ".example")
                .query(Long.class)
                .single());
  }
}
