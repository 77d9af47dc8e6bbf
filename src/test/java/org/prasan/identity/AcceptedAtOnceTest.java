package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.to;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Invitations of one address accepted at the same moment: one counts, the other is told so. */
@PrasanTest
@Tag("data")
class AcceptedAtOnceTest {
  private static final String ONE = "แม่น้ำสามสายไหลช้า";
  private static final String OTHER = "ข้าวเหนียวหมูปิ้งยามเช้า";

  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Accounts accounts;
  @Autowired Persons persons;
  @Autowired Invitations invitations;
  @Autowired Links links;
  Scene scene;
  String email;

  @BeforeEach
  void setScene() {
    scene = scenes.fresh();
    email = "atonce" + FreshId.next() + "@example.org";
  }

  @Test
  void bothLinksOfOneInvitationLetOneIn() throws Exception {
    var id = invited(scene, Role.STAFF);
    oneGetsIn(
        link(scene, id, Links.Way.HANDED_OVER), scene, link(scene, id, Links.Way.MAILED), scene);
  }

  @Test
  void oneLinkOpenedTwiceLetsOneIn() throws Exception {
    var link = link(scene, invited(scene, Role.STAFF), Links.Way.HANDED_OVER);
    oneGetsIn(link, scene, link, scene);
  }

  @Test
  void twoTasksInOneCoalitionMakeOnePerson() throws Exception {
    oneGetsIn(
        link(scene, invited(scene, Role.STAFF), Links.Way.HANDED_OVER),
        scene,
        link(scene, invited(scene, Role.ALTERNATE), Links.Way.HANDED_OVER),
        scene);
  }

  @Test
  void theMailboxOfTwoCoalitionsMakesOneAccount() throws Exception {
    var other = scenes.fresh();
    oneGetsIn(
        link(scene, invited(scene, Role.STAFF), Links.Way.MAILED),
        scene,
        link(other, invited(other, Role.STAFF), Links.Way.MAILED),
        other);
    assertThat(accounts.claiming(new EmailAddress(email))).hasSize(1);
  }

  @Test
  void whoComesBackTwiceKeepsThePasswordThatCameFirst() throws Exception {
    var former = scene.person(Role.STAFF);
    email = accounts.byId(former.value()).orElseThrow().email();
    scene.in(
        () -> {
          persons.deactivate(scene.id(), former);
          accounts.deactivate(former.value());
          return true;
        });
    var other = scenes.fresh();
    oneGetsIn(
        link(scene, invited(scene, Role.STAFF), Links.Way.MAILED),
        scene,
        link(other, invited(other, Role.STAFF), Links.Way.MAILED),
        other);
    assertThat(accounts.byId(former.value()).orElseThrow().active()).isTrue();
  }

  private void oneGetsIn(String first, Scene firstPlace, String second, Scene secondPlace)
      throws Exception {
    var answers = AtOnce.all(accepting(first, ONE), accepting(second, OTHER));
    var inside = answers.stream().filter(answer -> status(answer) == 302).toList();
    assertThat(answers).extracting(AcceptedAtOnceTest::status).containsExactlyInAnyOrder(302, 410);
    boolean one = answers.getFirst().equals(inside.getFirst());
    var place = one ? firstPlace : secondPlace;
    assertThat(to(inside.getFirst())).isEqualTo(place.url("/home"));
    assertThat(List.of(signIn(ONE), signIn(OTHER))).containsExactly(one, !one);
  }

  private Callable<MvcTestResult> accepting(String link, String password) {
    var browser = new Browser(pages);
    browser.get(link);
    return () ->
        browser.post(link, "nameTh", "สมหญิง ใจดี", "password", password, "language", "th");
  }

  private boolean signIn(String password) {
    var browser = new Browser(pages);
    browser.get("/sign-in");
    return status(browser.post("/sign-in", "email", email, "password", password)) == 302;
  }

  private static int status(MvcTestResult result) {
    return result.getResponse().getStatus();
  }

  private UUID invited(Scene place, Role role) {
    var now = java.time.Instant.now();
    var invitation =
        new Invitations.Invitation(
            FreshId.next(),
            email,
            LocalizedText.of("สมหญิง ใจดี"),
            place.organization(),
            role,
            false,
            "th",
            now,
            now.plus(Links.Purpose.INVITATION.lasts()),
            false);
    return place.in(
        () -> {
          invitations.add(place.id(), invitation, null);
          return invitation.id();
        });
  }

  private String link(Scene place, UUID invitation, Links.Way way) {
    return links
        .issue(Links.Purpose.INVITATION, way, place.id(), invitation)
        .replaceFirst("https?://[^/]+", "");
  }
}
