package org.prasan.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.client.ClientScenes;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Permissions;
import org.prasan.tenancy.Role;
import org.prasan.web.Permit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Walks through one page of each kind that people of two organizations are offered, collects one
 * address of each kind with an id in it, link or form, and tries it as people of a third
 * organization and of another coalition: what is not theirs answers as an id does that was made up.
 * On the way no title and no address tells what a client told or who works here, and no page may be
 * kept by a cache.
 */
@PrasanTest
class IdsOfOthersTest {
  /** Also what only a script reads, or a picture. */
  private static final Pattern LINK =
      Pattern.compile("(href|action|formaction|src|data-[a-z-]+)=\"([^\"#]+)");

  private static final Pattern OWN_ADDRESS = Pattern.compile("(?:href|action|src)=\"(/[^\"]*)\"");
  static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** What a page says anew each time, and that one read its list of deeds before. */
  static final Pattern CHANGING =
      Pattern.compile(
          "(name=\"_csrf\" value=|content=)\"[^\"]*\"|<option"
              + " value=\"audit\\.read\">[^<]*</option>|\\s+");

  /** In the order in which they are asked whether they may. */
  private static final List<Role> ROLES =
      List.of(
          Role.CASE_WORKER, Role.FOCAL_POINT, Role.DIRECTOR, Role.SECRETARY, Role.ADMINISTRATOR);

  /** What is downloaded, or ends the session, leads nowhere else. */
  private static final Pattern LEADS_NOWHERE =
      Pattern.compile(".*(/export\\b.*|/leave|[.](pdf|docx|xlsx|csv|ics|json))");

  /** The names of those who work here. */
  private static final List<String> WORK_HERE = List.of("คนทดสอบ", "Tester");

  /** In another language or other colors. */
  private static final Pattern SAME_PAGE = Pattern.compile(".*[?&](lang|theme)=.*");

  @Autowired Scenes scenes;
  @Autowired SampleScenes samples;
  @Autowired ReferralScenes referrals;
  @Autowired ClientScenes clients;
  @Autowired Programs programs;
  @Autowired MockMvcTester pages;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private final Map<String, String> answersToNothing = new HashMap<>();
  private final Map<String, Found> found = new TreeMap<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final Set<String> telling = new TreeSet<>();
  private final List<String> personal = new ArrayList<>();

  private record Handler(PathPattern pattern, RequestMethod method, Action action) {}

  /** Somewhere a page leads. */
  record Found(HttpMethod method, String address) {
    boolean hasId() {
      return ID.matcher(address).find();
    }

    String path() {
      return address.replaceAll("[?].*", "");
    }

    /** Which page it is, whatever is looked up, filtered or sorted on it. */
    String kind() {
      return method + " " + ID.matcher(path()).replaceAll("ID").replaceAll("/[0-9]+", "/N");
    }

    /** The same, and by what it looks up. */
    String kindOfId() {
      return kind() + address.substring(path().length()).replaceAll("=[^&]*", "");
    }
  }

  private void walkThroughEverythingTwoOrganizationsAreOffered(ReferralScenes.Sides sides) {
    for (var entry : mapping.getHandlerMethods().entrySet()) {
      var permit = entry.getValue().getMethodAnnotation(Permit.class);
      var patterns = entry.getKey().getPathPatternsCondition();
      if (permit == null || patterns == null) continue;
      for (var method : entry.getKey().getMethodsCondition().getMethods())
        for (var pattern : patterns.getPatterns())
          handlers.add(new Handler(pattern, method, permit.value()));
    }
    handlers.sort(Comparator.comparing(Handler::pattern));
    referrals.accepted(sides);
    referrals.draft(sides);
    clients.close(sides.sender(), clients.client(sides.sender()));
    for (var more : List.of(Role.FOCAL_POINT, Role.DIRECTOR, Role.ADMINISTRATOR, Role.SECRETARY))
      sides.sender().also(Role.CASE_WORKER, more);
    walk(sides.sender(), "/home", link -> true);
    walk(sides.receiver(), "/referrals", this::opensClients);
    assertThat(found).hasSizeGreaterThan(100);
  }

  private void walk(Scene scene, String start, Predicate<Found> goOn) {
    var waiting = new ArrayDeque<>(List.of(scene.url(start)));
    var seen = new TreeSet<String>();
    while (!waiting.isEmpty()) {
      var address = waiting.remove();
      var page = page(scene, address);
      for (var word : ReferralScenes.TOLD.values())
        if (page.contains(word)) {
          telling.add(address);
          note(address, page, word);
        }
      for (var name : WORK_HERE) note(address, page, name);
      for (var link : links(scene, address, page)) {
        if (link.hasId()) found.putIfAbsent(link.kindOfId(), link);
        if (link.method().equals(HttpMethod.GET)
            && !LEADS_NOWHERE.matcher(link.path()).matches()
            && seen.add(link.kind())
            && goOn.test(link)) waiting.add(link.address());
      }
    }
  }

  /** Histories of browsers and logs of what stands between keep addresses and titles. */
  private void note(String address, String page, String word) {
    if (!page.contains(word)) return;
    var title = page.substring(page.indexOf("<title>"), page.indexOf("</title>"));
    if (title.contains(word)) personal.add("title of " + address + ": " + word);
    var link = OWN_ADDRESS.matcher(page);
    while (link.find())
      if (UriUtils.decode(link.group(1), StandardCharsets.UTF_8).contains(word))
        personal.add(address + " leads to " + link.group(1));
  }

  private boolean opensClients(Found link) {
    var action = action(link);
    return action != null && action.opensClients();
  }

  static List<Found> links(Scene scene, String at, String page) {
    var links = new ArrayList<Found>();
    var matcher = LINK.matcher(page);
    while (matcher.find()) {
      var to = matcher.group(2).replace("&amp;", "&");
      if (to.startsWith("?")) to = at.replaceAll("\\?.*", "") + to;
      if (!to.startsWith(scene.url("/")) || SAME_PAGE.matcher(to).matches()) continue;
      boolean form = matcher.group(1).endsWith("action");
      var tag =
          page.substring(
              page.lastIndexOf('<', matcher.start()), page.indexOf('>', matcher.start()));
      boolean posts = form && (tag.startsWith("<button") || tag.contains("method=\"post\""));
      links.add(new Found(posts ? HttpMethod.POST : HttpMethod.GET, to));
    }
    return links;
  }

  private String page(Scene scene, String address) {
    var answer = pages.get().uri(address).with(scene.as(Role.CASE_WORKER)).exchange().getResponse();
    if (!"no-store".equals(answer.getHeader("Cache-Control"))) personal.add("kept: " + address);
    return Objects.requireNonNullElse(answer.getContentType(), "").startsWith("text/html")
        ? new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)
        : "";
  }

  @Test
  void whatIsOfOthersAnswersAsAnIdThatWasMadeUp() {
    var sides = referrals.sides(samples.fresh());
    walkThroughEverythingTwoOrganizationsAreOffered(sides);
    noTitleAndNoAddressTellsWhatAClientToldOrWhoWorksHere();
    anIdOfAnotherCoalitionAnswersAsOneThatWasMadeUp(sides);
    anIdOfAnotherOrganizationsClientAnswersAsOneThatWasMadeUp(sides);
    theOwnerIsToldAnIdFromOneThatWasMadeUp(sides);
    theProgramOfAnotherOrganizationIsToldNothingByAnId(sides);
  }

  private void noTitleAndNoAddressTellsWhatAClientToldOrWhoWorksHere() {
    assertThat(personal).isEmpty();
    assertThat(telling).hasSizeGreaterThan(5);
  }

  /** Everything, also what every member of the other coalition may see. */
  private void anIdOfAnotherCoalitionAnswersAsOneThatWasMadeUp(ReferralScenes.Sides sides) {
    var stranger = scenes.fresh();
    var wrong = new ArrayList<String>();
    for (var one : found.values()) {
      var action = action(one);
      if (action == null) continue;
      var here = one.address().replace(sides.sender().url("/"), stranger.url("/"));
      tried(stranger, new Found(one.method(), here), action).ifPresent(wrong::add);
    }
    assertThat(wrong).isEmpty();
  }

  /** What leads to clients, whichever of the two sides it was offered to. */
  private void anIdOfAnotherOrganizationsClientAnswersAsOneThatWasMadeUp(
      ReferralScenes.Sides sides) {
    var third = sides.sender().beside();
    var wrong = new ArrayList<String>();
    int tried = 0;
    for (var one : found.values()) {
      var action = action(one);
      if (action == null || !action.opensClients()) continue;
      assertThat(ROLES)
          .as("somebody who may " + action)
          .anyMatch(role -> Permissions.allows(role, action));
      tried++;
      tried(third, one, action).ifPresent(wrong::add);
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(20);
  }

  /** Or the refusals above would prove nothing. */
  private void theOwnerIsToldAnIdFromOneThatWasMadeUp(ReferralScenes.Sides sides) {
    int told = 0;
    for (var one : found.values()) {
      var action = action(one);
      if (action != null
          && action.opensClients()
          && one.method().equals(HttpMethod.GET)
          && tried(sides.sender(), one, action).isPresent()) told++;
    }
    assertThat(told).isGreaterThan(10);
  }

  /** By the door that no page leads to. */
  private void theProgramOfAnotherOrganizationIsToldNothingByAnId(ReferralScenes.Sides sides) {
    var third = programs.of(sides.sender().beside());
    var own = programs.of(sides.receiver());
    var referral = referrals.accepted(sides);
    int told = 0;
    for (var way : List.of("", "/details", "/messages", "/consent", "/steps"))
      for (var method : List.of(HttpMethod.GET, HttpMethod.POST)) {
        var nothing = byProgram(third, method, FreshId.next() + way);
        assertThat(byProgram(third, method, referral + way))
            .as(method + " " + way)
            .isEqualTo(nothing);
        if (!byProgram(own, method, referral + way).equals(nothing)) told++;
      }
    assertThat(told).isGreaterThan(2);
  }

  private String byProgram(Programs.Program program, HttpMethod method, String to) {
    var body = method.equals(HttpMethod.POST) ? Map.of("text", "ข้อความ") : null;
    var answer = programs.ask(program, method, "/referrals/" + to, null, body);
    var told = answer.getResponse().getStatus() + " " + Programs.text(answer);
    return ID.matcher(told).replaceAll("ID");
  }

  private Optional<String> tried(Scene who, Found one, Action action) {
    var role = ROLES.stream().filter(each -> Permissions.allows(each, action)).findFirst();
    if (role.isEmpty()) return Optional.empty();
    var nothing =
        answersToNothing.computeIfAbsent(
            who.organization() + one.method().name() + ID.matcher(one.address()).replaceAll("ID"),
            _ -> {
              var made = ID.matcher(one.address()).replaceAll(id -> FreshId.next().toString());
              return answer(who, role.get(), new Found(one.method(), made));
            });
    var answer = answer(who, role.get(), one);
    return answer.equals(nothing)
        ? Optional.empty()
        : Optional.of(one + " as " + role.get() + ": " + differs(answer, nothing));
  }

  /** From where they are not the same any more. */
  static String differs(String answer, String nothing) {
    int from = 0;
    int shorter = Math.min(answer.length(), nothing.length());
    while (from < shorter && answer.charAt(from) == nothing.charAt(from)) from++;
    return part(answer, from) + " / " + part(nothing, from);
  }

  private static String part(String text, int from) {
    return text.substring(Math.max(0, from - 40), Math.min(text.length(), from + 120));
  }

  /** Status, where it leads, and the page without ids and what changes from one to the next. */
  private String answer(Scene who, Role role, Found one) {
    var answer =
        pages
            .method(one.method())
            .uri(one.address())
            .with(who.as(role))
            .with(csrf())
            .exchange()
            .getResponse();
    var body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    return ID.matcher(
            answer.getStatus()
                + " "
                + answer.getRedirectedUrl()
                + " "
                + CHANGING.matcher(body).replaceAll(""))
        .replaceAll("ID");
  }

  private @Nullable Action action(Found one) {
    var path = PathContainer.parsePath(one.address().replaceAll("\\?.*", ""));
    return handlers.stream()
        .filter(handler -> handler.method().name().equals(one.method().name()))
        .filter(handler -> handler.pattern().matches(path))
        .map(Handler::action)
        .findFirst()
        .orElse(null);
  }
}
