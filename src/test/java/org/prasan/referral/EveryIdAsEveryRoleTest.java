package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.icegreen.greenmail.util.GreenMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.notification.PostOffice;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Every role looks at pages of each kind of a coalition in which there is everything, also lists,
 * calendars, answers to programs and its mails. Every address with an id in it, link, form, picture
 * or what a script reads, is then tried as every role of another coalition, of an organization
 * beside and of the same one: nobody can tell what is not theirs from an id that was made up.
 */
@PrasanTest
@Tag("slow")
class EveryIdAsEveryRoleTest {
  /** At so many pages of each kind every role looks. */
  private static final int OF_A_KIND = Integer.getInteger("kinds", 1);

  private static final Set<Role> OFFICES =
      EnumSet.of(Role.OFFICER, Role.SECRETARY, Role.ADMINISTRATOR);
  private static final Pattern ENDS_THE_SESSION = Pattern.compile(".*/leave|.*[?&](lang|theme)=.*");
  private static final Pattern SPOKEN = Pattern.compile("https?://[^\\s\"<>\\\\]+");

  @Autowired Scenes scenes;
  @Autowired SampleScenes samples;
  @Autowired ReferralScenes referrals;
  @Autowired PostOffice office;
  @Autowired TestClock time;
  @Autowired MockMvcTester pages;

  private final Set<IdsOfOthersTest.Found> found = new LinkedHashSet<>();
  private final Map<String, String> answersToNothing = new HashMap<>();
  private final Map<String, Boolean> seen = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private Scene scene;

  @BeforeEach
  void everyRoleLooksAround() {
    var post = office.open();
    scene = samples.whole();
    var sides = referrals.sides(scene);
    referrals.accepted(sides);
    referrals.draft(sides);
    for (var role : Role.values()) look(scene, role);
    look(sides.receiver(), Role.CASE_WORKER);
    lookIntoMails(post);
    assertThat(found).hasSizeGreaterThan(400);
  }

  private void look(Scene from, Role role) {
    var waiting =
        new ArrayDeque<>(
            List.of(
                from.url("/home"),
                from.url("/referrals"),
                from.url(""),
                "/api/v1" + from.url("/services"),
                "/api/v1" + from.url("/service_at_locations"),
                "/api/v1" + from.url("/organizations")));
    var looked = new HashMap<String, Integer>();
    while (!waiting.isEmpty()) {
      var address = waiting.remove();
      for (var link : links(from, address, text(ask(from, role, HttpMethod.GET, address)))) {
        if (IdsOfOthersTest.ID.matcher(link.address()).find()) found.add(link);
        if (link.method().equals(HttpMethod.GET)
            && !ENDS_THE_SESSION.matcher(link.address()).matches()
            && looked.merge(link.kind(), 1, Integer::sum) <= OF_A_KIND) waiting.add(link.address());
      }
    }
  }

  private void lookIntoMails(GreenMail post) {
    try {
      time.forward(Duration.ofMinutes(5));
      office.beginDigests(scene);
      while (office.send(post) > 0) Thread.onSpinWait();
      assertThat(post.getReceivedMessages()).isNotEmpty();
      for (var letter : post.getReceivedMessages())
        for (var link : links(scene, "", PostOffice.html(letter)))
          if (IdsOfOthersTest.ID.matcher(link.address()).find()) found.add(link);
    } finally {
      time.back();
      post.stop();
    }
  }

  private static List<IdsOfOthersTest.Found> links(Scene from, String at, String page) {
    var links = new ArrayList<>(IdsOfOthersTest.links(from, at, page));
    var spoken = SPOKEN.matcher(page);
    while (spoken.find()) {
      var path = spoken.group().replaceFirst("https?://[^/]*", "").replaceAll("[#,;.]+$", "");
      if (path.contains(from.url("/"))) links.add(new IdsOfOthersTest.Found(HttpMethod.GET, path));
    }
    return links;
  }

  @Test
  void whatIsNotTheirsLooksToEveryRoleAsIfItWereNotThere() {
    var elsewhere = scenes.fresh();
    var beside = scene.beside();
    var within = scene.within(scene.organization());
    // The log first: afterwards it tells of what was tried here, and refused.
    for (boolean ofTheLog : List.of(true, false))
      for (var role : Role.values())
        for (var one : found)
          if (one.address().contains("/audit") == ofTheLog) {
            var there = one.address().replace(scene.url("/"), elsewhere.url("/"));
            tell(elsewhere, role, new IdsOfOthersTest.Found(one.method(), there), "elsewhere");
            if (role == Role.OPERATOR) continue;
            if (!sees(beside, role, one.address())) tell(beside, role, one, "beside");
            if (!sees(within, role, one.address())) tell(within, role, one, "within");
          }
    assertThat(wrong).isEmpty();
  }

  /** Whether what the address names opens to this role, or the page on which it stands. */
  private boolean sees(Scene who, Role role, String address) {
    return seen.computeIfAbsent(
        who.person(role) + address,
        _ -> {
          var pages = new ArrayList<>(List.of(address));
          var id = IdsOfOthersTest.ID.matcher(address);
          while (id.find()) pages.add(address.substring(0, id.end()));
          // An office looks after whatever of the coalition's it sees.
          if (!OFFICES.contains(role) && pages.size() > 2)
            pages.subList(1, pages.size() - 1).clear();
          return pages.stream()
              .anyMatch(page -> ask(who, role, HttpMethod.GET, page).getStatus() < 400);
        });
  }

  private void tell(Scene who, Role role, IdsOfOthersTest.Found one, String where) {
    var nothing =
        answersToNothing.computeIfAbsent(
            where
                + role
                + one.method()
                + IdsOfOthersTest.ID.matcher(one.address()).replaceAll("ID"),
            _ -> {
              var made =
                  IdsOfOthersTest.ID
                      .matcher(one.address())
                      .replaceAll(id -> FreshId.next().toString());
              return told(ask(who, role, one.method(), made));
            });
    var answer = told(ask(who, role, one.method(), one.address()));
    if (!answer.equals(nothing))
      wrong.add(
          where + " as " + role + ": " + one + " " + IdsOfOthersTest.differs(answer, nothing));
  }

  private MockHttpServletResponse ask(Scene who, Role role, HttpMethod method, String address) {
    return pages
        .method(method)
        .uri(java.net.URI.create(address.replace(" ", "%20")))
        .with(who.as(role))
        .with(csrf())
        .exchange()
        .getResponse();
  }

  private static String told(MockHttpServletResponse answer) {
    var body = IdsOfOthersTest.CHANGING.matcher(text(answer)).replaceAll("");
    return IdsOfOthersTest.ID
        .matcher(answer.getStatus() + " " + answer.getRedirectedUrl() + " " + body)
        .replaceAll("ID");
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
