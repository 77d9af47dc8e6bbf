package org.prasan.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whose renewal link is pressed once more can see so afterwards. */
@PrasanTest
class UsedRenewalLinkTest {
  @Autowired Scenes scenes;
  @Autowired Members members;
  @Autowired Facts facts;
  @Autowired RenewalLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  @Test
  void pressingAUsedLinkIsNotedUnderWhoseLinkItWas() {
    var scene = scenes.fresh();
    members.usualRules(scene);
    members.ours(scene, Standing.GRACE);
    var person = scene.person(Role.FOCAL_POINT);
    var term =
        Objects.requireNonNull(
            scene.in(
                () ->
                    facts
                        .course(scene.id(), scene.organization())
                        .term(facts.today())
                        .orElseThrow()
                        .end()));
    var link =
        URI.create(
                scene.in(
                    () -> links.issue(scene.coalition(), scene.organization(), term, person, "th")))
            .getRawPath();
    assertThat(pages.post().uri(link).with(csrf())).hasStatus(302);
    for (int i = 0; i < 2; i++) assertThat(pages.post().uri(link).with(csrf())).hasStatus(410);
    assertThat(pages.get().uri(link)).hasStatus(410);
    assertThat(
            scene.in(
                () ->
                    jdbc.sql(
                            """
                            select count(*) from audit.entry where coalition_id = :coalition
                              and deed = 'membership.renewal-refused' and person_id = :person
                            """)
                        .param("coalition", scene.id().value())
                        .param("person", person.value())
                        .query(Integer.class)
                        .single()))
        .isEqualTo(2);
    assertThat(pages.get().uri(scene.url("/audit")).with(scene.as(Role.OFFICER)))
        .bodyText()
        .contains("พยายามต่ออายุ")
        .doesNotContain(link.substring(link.lastIndexOf('/') + 1));
  }
}
