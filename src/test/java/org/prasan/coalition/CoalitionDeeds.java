package org.prasan.coalition;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Of the coalition and the installation: what they settle for everybody. */
@TestComponent
class CoalitionDeeds implements Deeds {
  private final Asking asking;
  private final MockMvcTester pages;

  CoalitionDeeds(Asking asking, MockMvcTester pages) {
    this.asking = asking;
    this.pages = pages;
  }

  @Override
  public List<Asked> all(Scene scene) {
    var all = new ArrayList<Asked>();
    all.addAll(
        asking.readings(
            scene,
            Role.SECRETARY,
            List.of(
                "/charter", "/structure", "/rules", "/history", "/territory", "/help/settings")));
    all.addAll(asking.readings(scene, Role.ADMINISTRATOR, List.of("/backups", "/audit")));
    all.add(asking.changing(scene, Role.SECRETARY, "/charter/edit", "visionTh", "ภาพ #"));
    all.add(asking.changing(scene, Role.SECRETARY, "/charter/objectives/new", "th", "เป้า #"));
    all.add(
        asking.changing(
            scene,
            Role.SECRETARY,
            "/history/new",
            "th",
            "ก่อตั้ง #",
            "when",
            "2560",
            "kind",
            "OTHER"));
    all.add(
        asking.changing(
            scene,
            Role.SECRETARY,
            "/help/contacts/new",
            "th",
            "สายด่วน #",
            "number",
            "1300",
            "position",
            "1"));
    all.add(asking.changing(scene, Role.SECRETARY, "/help/settings", "th", "พยากรณ์ #"));
    all.addAll(ofTheCharter(scene));
    all.addAll(ofTheInstallation(scene));
    all.add(founding(scene));
    return all;
  }

  private List<Asked> ofTheCharter(Scene scene) {
    return List.of(
        asking.changing(
            scene, Role.SECRETARY, "/charter/pillars/new", "code", "p#", "th", "ด้าน #"),
        asking.changing(
            scene,
            Role.SECRETARY,
            () -> "/charter/pillars/" + added(scene, "pillars"),
            "th",
            "ด้านใหม่ #"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/charter/pillars/" + added(scene, "pillars") + "/retire",
            Map.of()),
        asking.changing(
            scene,
            Role.SECRETARY,
            () -> "/charter/objectives/" + added(scene, "objectives"),
            "th",
            "เป้าใหม่ #"),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/charter/objectives/" + added(scene, "objectives") + "/retire",
            Map.of()));
  }

  private UUID added(Scene scene, String kind) {
    var id = UUID.randomUUID();
    var code = "c" + id.toString().substring(0, 8);
    asking
        .form(
            scene,
            Role.SECRETARY,
            "/charter/" + kind + "/new",
            Map.of("id", id.toString(), "code", code, "th", "ข้อ " + code))
        .exchange();
    return id;
  }

  /** Of no coalition: their addresses begin elsewhere. */
  private List<Asked> ofTheInstallation(Scene scene) {
    var all = new ArrayList<Asked>();
    for (var path :
        List.of(
            "/coalitions",
            "/installation/audit",
            "/installation/backups",
            "/installation/districts",
            "/installation/mail"))
      all.add(
          new Asked(
              "read " + path,
              Asked.READINGS,
              () -> () -> pages.get().uri(path).with(scene.as(Role.OPERATOR))::exchange));
    for (var path :
        List.of("/installation/mail", "/installation/audit/verify", "/installation/audit/export"))
      all.add(
          new Asked(
              "send " + path,
              path.startsWith("/installation/audit") ? Asked.READINGS : Asked.NOTHING,
              () ->
                  () ->
                      pages.post().uri(path).with(scene.as(Role.OPERATOR)).with(csrf())::exchange));
    return all;
  }

  private Asked founding(Scene scene) {
    return new Asked(
        "found a coalition",
        Asked.NOTHING,
        () -> {
          var id = UUID.randomUUID();
          var slug = "f" + id.toString().substring(0, 8);
          return () ->
              pages
                      .post()
                      .uri("/coalitions/new")
                      .param("id", id.toString())
                      .param("slug", slug)
                      .param("nameTh", "เครือข่าย " + slug)
                      .param("shortNameTh", slug)
                      .param("person", "ผู้ดูแล ทดสอบ")
                      .param("email", "first@" + slug + ".example")
                      .with(scene.as(Role.OPERATOR))
                      .with(csrf())
                  ::exchange;
        });
  }
}
