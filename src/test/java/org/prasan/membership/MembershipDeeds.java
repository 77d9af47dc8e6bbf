package org.prasan.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Of the registry: an organization is added, and keeps what it says of itself. */
@TestComponent
class MembershipDeeds implements Deeds {
  private final Asking asking;
  private final AddOrganization add;

  MembershipDeeds(Asking asking, AddOrganization add) {
    this.asking = asking;
    this.add = add;
  }

  @Override
  public List<Asked> all(Scene scene) {
    var own = scene.organization();
    scene.in(
        () ->
            add.add(
                scene.acting(Role.SECRETARY),
                own,
                NewOrganization.named(
                    LocalizedText.of("มูลนิธิ " + own), OrganizationKind.FOUNDATION)));
    var page = "/organizations/" + own;
    var all = new ArrayList<Asked>();
    all.addAll(
        asking.readings(
            scene, Role.STAFF, List.of("/organizations", page, "/organizations/coverage")));
    all.addAll(
        asking.readings(
            scene,
            Role.SECRETARY,
            List.of("/organizations/export/csv", "/organizations/import", page + "/evidence")));
    all.add(
        asking.changing(
            scene,
            Role.SECRETARY,
            "/organizations/new",
            "nameTh",
            "สมาคม #",
            "kind",
            "ASSOCIATION"));
    all.add(asking.changing(scene, Role.DIRECTOR, page + "/profile", "nameTh", "มูลนิธิ #"));
    all.add(
        asking.changing(
            scene,
            Role.DIRECTOR,
            page + "/registration",
            "number",
            "ชร #",
            "authority",
            "กรมการปกครอง",
            "date",
            "27/11/2545"));
    all.add(
        asking.changing(
            scene, Role.FOCAL_POINT, page + "/contacts", "points[0].name", "สำนักงาน #"));
    all.addAll(ofEvidence(scene, page + "/evidence"));
    return all;
  }

  private List<Asked> ofEvidence(Scene scene, String page) {
    var sending = asking.file(scene, Role.DIRECTOR, page, "paper", "");
    var withdrawing = asking.form(scene, Role.DIRECTOR, page + "/withdraw", Map.of());
    return List.of(
        Asked.after(withdrawing, "send evidence", Asked.NOTHING, sending),
        Asked.after(sending, "withdraw evidence", Asked.NOTHING, withdrawing));
  }
}
