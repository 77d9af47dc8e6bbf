package org.prasan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.prasan.Scene;
import org.prasan.coalition.AssignOffice;
import org.prasan.coalition.Offices;
import org.prasan.language.ApproximateDate;
import org.prasan.sample.SampleScenes;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.tenancy.Role;
import org.prasan.web.AccessiblePage;
import org.prasan.web.BrowserTest;
import org.prasan.web.Screenshots;
import org.prasan.web.Visits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Pages with data in them: a secretary opens every page of a coalition that has sample data and
 * follows the links, once to each kind of page, on a phone in Thai and at a desk in English.
 */
@BrowserTest
class DetailPagesBrowserTest {
  /** Nor what asks once before a file goes, which looks alike wherever the file is. */
  private static final Pattern NOT_A_PAGE =
      Pattern.compile(
          ".*(/leave|/export.*|/template.*|/files/.*|/pictures/.*|\\.[a-z]{3,4}"
              + "|/papers/[^/]+/remove|/(evidence|logo)/withdraw)");

  private static final RequestOptions NOT_FURTHER = RequestOptions.create().setMaxRedirects(0);
  private static final String LINKS =
      "[...document.querySelectorAll('a[href^=\"/\"]:not([download])')].map(a =>"
          + " a.getAttribute('href').split(/[?#]/)[0])";

  /** Found in the sample data at least; what others bring is visited as well. */
  private static final Set<String> KNOWN =
      Set.of(
          "/{coalition}/people/{person}",
          "/{coalition}/people/{person}/edit",
          "/{coalition}/people/{person}/deactivation",
          "/{coalition}/people/{person}/sign-in-help",
          "/{coalition}/people/{person}/mandates/new",
          "/{coalition}/people/{person}/mandates/{mandate}/end",
          "/{coalition}/charter/pillars/{id}",
          "/{coalition}/charter/objectives/{id}",
          "/{coalition}/rules/{slug}/change",
          "/{coalition}/structure/terms/{id}/end",
          "/{coalition}/history/{id}",
          "/{coalition}/organizations/{id}",
          "/{coalition}/organizations/{id}/profile",
          "/{coalition}/organizations/{id}/registration",
          "/{coalition}/organizations/{id}/reach",
          "/{coalition}/organizations/{id}/contacts",
          "/{coalition}/organizations/{id}/evidence",
          "/{coalition}/organizations/{id}/logo");

  @Autowired SampleScenes samples;
  @Autowired AssignOffice assign;
  @Autowired Offices offices;
  @Autowired OrganizationNames organizations;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  /** What a desk shows otherwise than the phone did. */
  @Test
  @Timeout(400)
  void everyKindOfPageIsOpenToEverybodyOnAPhoneInThaiAndAtADeskInEnglish(Visits visits) {
    everyKindOfPage(visits, AccessiblePage::checkLayout);
  }

  @Test
  @Tag("slow")
  @Timeout(800)
  void everyKindOfPageAlsoWhereTheDeskShowsTheSame(Visits visits) {
    everyKindOfPage(visits, AccessiblePage::checkEnlarged);
  }

  private void everyKindOfPage(Visits visits, Consumer<Page> atADesk) {
    var scene = scene();
    var phone = visits.narrowest().as(scene, Role.SECRETARY).open(scene.url("/home"));
    var desk = visits.desk().inEnglish().as(scene, Role.SECRETARY).open(scene.url("/home"));
    var waiting = new ArrayDeque<String>();
    waiting.add(scene.url("/people/" + scene.person(Role.DIRECTOR)));
    waiting.addAll(addresses(scene, visits, desk));
    var known = new HashSet<>(waiting);
    var seen = new TreeSet<String>();
    var faults = new ArrayList<String>();
    while (!waiting.isEmpty()) {
      var path = waiting.remove();
      var kind = kind(path);
      if (kind.isEmpty() || !seen.add(kind)) continue;
      visit(visits, phone, path, faults, AccessiblePage::checkEnlarged);
      visit(visits, desk, path, faults, atADesk);
      for (var page : List.of(phone, desk))
        for (var link : (List<?>) page.evaluate(LINKS))
          if (ours(scene, (String) link) && known.add((String) link)) waiting.add((String) link);
    }
    assertThat(faults).isEmpty();
    assertThat(seen).containsAll(KNOWN);
  }

  /** Those that name nothing single and open for a secretary. */
  private List<String> addresses(Scene scene, Visits visits, Page page) {
    return routes.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(route -> route.getPatternValues().stream())
        .filter(pattern -> pattern.matches("/\\{coalition}/[^{]+"))
        .map(pattern -> scene.url(pattern.substring("/{coalition}".length())))
        .filter(path -> ours(scene, path))
        .filter(path -> page.request().get(visits.address(path), NOT_FURTHER).status() == 200)
        .sorted()
        .toList();
  }

  private static void visit(
      Visits visits, Page page, String path, List<String> faults, Consumer<Page> check) {
    var answer = Objects.requireNonNull(page.navigate(visits.address(path)));
    if (answer.status() != 200) {
      faults.add(path + " answers " + answer.status());
      return;
    }
    try {
      check.accept(page);
    } catch (AssertionError e) {
      faults.add(path + " " + e.getMessage());
    }
    var name = path.replaceFirst("^/t[0-9a-f]{20,}", "").replaceAll("[0-9a-f-]{36}", "ID");
    Screenshots.take(
        page, "filled/" + name.replaceAll("\\W+", "-") + "-" + page.viewportSize().width);
  }

  private static boolean ours(Scene scene, String link) {
    return link.startsWith(scene.url("/")) && !NOT_A_PAGE.matcher(link).matches();
  }

  /** The most exact pattern of a route that shows this path; empty if none does. */
  private String kind(String path) {
    var parsed = PathContainer.parsePath(path);
    return routes.getHandlerMethods().keySet().stream()
        .flatMap(
            route ->
                Objects.requireNonNull(route.getPathPatternsCondition()).getPatterns().stream())
        .filter(pattern -> pattern.matches(parsed))
        .min(Comparator.naturalOrder())
        .map(PathPattern::getPatternString)
        .orElse("");
  }

  /** With somebody in an office and somebody to look after. */
  private Scene scene() {
    var scene = samples.fresh();
    scene.person(Role.DIRECTOR);
    scene.in(
        () ->
            assign.assign(
                scene.acting(Role.SECRETARY),
                new AssignOffice.Wish(
                    FreshId.next(),
                    offices.offices(scene.id()).getFirst().id(),
                    organizations.all(scene.id()).getFirst().id(),
                    null,
                    ApproximateDate.of("2024-01-15"),
                    null)));
    return scene;
  }
}
