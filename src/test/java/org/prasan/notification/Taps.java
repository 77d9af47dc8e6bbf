package org.prasan.notification;

import java.util.Optional;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** The links by which people of a scene may answer from their e-mail. */
@TestComponent
public class Taps {
  private final NoticeRows rows;
  private final MailLinks links;

  Taps(NoticeRows rows, MailLinks links) {
    this.rows = rows;
    this.links = links;
  }

  /** Of what this person was told last; empty if there is nothing to answer. */
  public Optional<String> newest(Scene scene, Role role) {
    return scene.in(
        () ->
            rows.of(scene.id(), scene.person(role), false, null, 1).stream()
                .filter(told -> told.tap() != null)
                .findFirst()
                .map(
                    told ->
                        scene.url(
                            "/answer/"
                                + links.token(
                                    scene.id(),
                                    told,
                                    java.util.Objects.requireNonNull(told.tap())))));
  }
}
