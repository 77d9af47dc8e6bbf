package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Pages that a role may open exactly where the table of permissions says so. */
public final class PagesByRole {
  private PagesByRole() {}

  /**
   * A page, and the action it is.
   *
   * @param path with words in capitals where an id stands
   */
  public record Page(String path, Action action) {
    public String at(Map<String, ?> ids) {
      var filled = path;
      for (var id : ids.entrySet())
        filled = filled.replace(id.getKey(), String.valueOf(id.getValue()));
      return filled;
    }

    public boolean opensFor(Scene scene, Role role) {
      return Permissions.allows(scene.acting(role).roles(), action);
    }
  }

  public static void check(
      MockMvcTester pages,
      Scene scene,
      Role role,
      String base,
      List<Page> all,
      Map<String, ?> ids) {
    for (var page : all) {
      var result = pages.get().uri(scene.url(base + page.at(ids))).with(scene.as(role)).exchange();
      var status = result.getResponse().getStatus();
      assertThat(status == 200)
          .as(role + " " + page + " " + status)
          .isEqualTo(page.opensFor(scene, role));
    }
  }
}
