package org.prasan.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Of people: who is invited, what they may do, and how they are helped and leave. */
@TestComponent
class PeopleDeeds implements Deeds {
  private final Asking asking;
  private final PersonMandates mandates;

  PeopleDeeds(Asking asking, PersonMandates mandates) {
    this.asking = asking;
    this.mandates = mandates;
  }

  @Override
  public List<Asked> all(Scene scene) {
    var person = scene.person(Role.STAFF);
    var page = "/people/" + person;
    var all = new ArrayList<Asked>();
    all.addAll(
        asking.readings(
            scene,
            Role.SECRETARY,
            List.of("/people", page, "/people/invitations", page + "/sign-in-help")));
    all.add(
        asking.sentTo(
            "/people/invitations",
            scene,
            Role.DIRECTOR,
            "/people/invite",
            "email",
            "#@training.example",
            "nameTh",
            "สมหญิง ใจดี",
            "organization",
            scene.organization().toString(),
            "role",
            "STAFF",
            "language",
            "th"));
    all.add(asking.changing(scene, Role.SECRETARY, page + "/edit", "nameTh", "สายฝน #"));
    all.add(
        asking.sending(
            scene,
            Role.DIRECTOR,
            () -> "/people/" + newcomer(scene) + "/mandates",
            "id=#&role=FOCAL_POINT&organization=" + scene.organization()));
    all.add(
        asking.sending(
            scene,
            Role.DIRECTOR,
            () -> {
              var somebody = newcomer(scene);
              return "/people/" + somebody + "/mandates/" + mandate(scene, somebody) + "/end";
            },
            ""));
    all.add(
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/people/" + newcomer(scene) + "/sign-in-help/link",
            "id=#"));
    all.add(
        new Asked(
            "end an account",
            Asked.NOTHING,
            () -> {
              var leaving = newcomer(scene);
              var fields = Map.of("successor-" + mandate(scene, leaving), "nobody");
              return () ->
                  asking.form(
                      scene, Role.SECRETARY, "/people/" + leaving + "/deactivation", fields);
            }));
    return all;
  }

  private static PersonId newcomer(Scene scene) {
    return scene.within(scene.organization()).person(Role.STAFF);
  }

  private UUID mandate(Scene scene, PersonId person) {
    return scene.in(() -> mandates.of(scene.id(), person).getFirst().id());
  }
}
