package org.prasan.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** When a service was changed is told to each reader as far as the change can be seen. */
@PrasanTest
class LastModifiedTest {
  @Autowired Scenes scenes;
  @Autowired DirectoryScenes directory;
  @Autowired EditService edit;
  @Autowired HsdsScenes files;
  @Autowired MockMvcTester pages;

  Scene scene;
  ServiceId id;

  @BeforeEach
  void aServiceWhoseTelephoneIsForFew() {
    scene = scenes.fresh();
    var parts = Map.of(FieldGroup.DESCRIPTION, Level.PUBLIC, FieldGroup.PHONES, Level.SEATS);
    id =
        directory.own(
            scene,
            "คลินิก",
            s -> s.with(new Confidentiality(Level.PUBLIC, parts, List.of(), List.of())));
  }

  @Test
  void aChangeThatIsHiddenIsNoChange() {
    var first = moments();
    edited(s -> s.with(telephone("000 1")));
    var second = moments();
    for (var role : List.of(Role.VISITOR, Role.STAFF))
      assertThat(second).extractingByKey(role).isEqualTo(first.get(role));
    assertThat(second).extractingByKey(Role.CASE_WORKER).isNotEqualTo(first.get(Role.CASE_WORKER));
    edited(
        s ->
            s.with(telephone("000 2"))
                .with(new Service.Access("โทรก่อน", null, List.of(), true, null, null, null)));
    assertThat(moments()).extractingByKey(Role.VISITOR).isNotEqualTo(first.get(Role.VISITOR));
  }

  @Test
  void thatAPartWasClosedIsAChangeToWhoeverCouldReadIt() {
    var first = moments();
    scene.in(
        () -> {
          var service = directory.find(scene, id);
          var closed =
              new Confidentiality(
                  Level.PUBLIC,
                  Map.of(FieldGroup.DESCRIPTION, Level.SEATS, FieldGroup.PHONES, Level.SEATS),
                  List.of(),
                  List.of());
          return edit.keep(scene.acting(Role.FOCAL_POINT), id, service.version(), closed);
        });
    assertThat(moments()).extractingByKey(Role.VISITOR).isNotEqualTo(first.get(Role.VISITOR));
  }

  /** To each of them, the same in the list and in the service itself. */
  private Map<Role, String> moments() {
    var moments = new EnumMap<Role, String>(Role.class);
    for (var role : List.of(Role.VISITOR, Role.STAFF, Role.CASE_WORKER)) {
      var told = files.json(get("/services/" + id, role)).path("last_modified").asString("");
      assertThat(HsdsScenes.contents(files.json(get("/services?minimal=true", role))))
          .singleElement()
          .extracting(listed -> listed.path("modified_date").asString(""))
          .isEqualTo(told);
      moments.put(role, told);
    }
    return moments;
  }

  private void edited(UnaryOperator<Service> change) {
    int version = directory.find(scene, id).version();
    var acting = scene.acting(Role.FOCAL_POINT);
    assertThat(scene.in(() -> edit.edit(acting, id, version, null, "phones", change)))
        .isEqualTo(new EditService.Saved());
  }

  private static Service.Reach telephone(String number) {
    return new Service.Reach(List.of(new Service.Phone(number, null, null, List.of())), List.of());
  }

  private MvcTestResult get(String path, Role role) {
    return pages.get().uri("/api/v1" + scene.url(path)).with(scene.as(role)).exchange();
  }
}
