package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What destroys something or cannot be called back is asked once by a page that names the effect,
 * or it can be done anew. The same stands in docs/ui-patterns.md.
 */
@PrasanTest
class TakenBackTest {
  private static final Pattern DESTROYS =
      Pattern.compile(
          ".*/(remove|withdraw|end|end-others|close|revoke|discard|take-back|erase|retire|strike"
              + "|hide|leave|cancel|publish|invite|remind|out-of-use|deactivation|destroyed|annul"
              + "|resign|circulate|adopt|second-factor|recovery-codes)");

  /** Of those without a page of their own before them, why they need none. */
  private static final Map<String, String> NEED_NONE =
      Map.ofEntries(
          Map.entry("/{coalition}/holidays/{day}/strike", "struck days are restored beside it"),
          Map.entry("/{coalition}/clients/{id}/hold/end", "held again"),
          Map.entry("/{coalition}/statements/{client}/link/end", "a new link"),
          Map.entry("/{coalition}/page/{link}/take-back", "asks once more by itself"),
          Map.entry("/{coalition}/referrals/practice/{client}/end", "invented, begun anew"),
          Map.entry("/{coalition}/meetings/{id}/attendance/{attendance}/remove", "written again"),
          Map.entry(
              "/{coalition}/meetings/{id}/outcomes/{outcome}/take-back",
              "on the page of the outcome, which says so and asks why"),
          Map.entry("/{coalition}/calendar/address/end", "a new address"),
          Map.entry("/{coalition}/roster/mine/calendar/end", "a new address"),
          Map.entry("/{coalition}/roster/days/{id}/take-back", "said again"),
          Map.entry(
              "/{coalition}/roster/seats/{id}/replacements/{replacement}/withdraw",
              "replaced again"),
          Map.entry("/{coalition}/roster/swaps/{id}/withdraw", "offered again"),
          Map.entry("/{coalition}/numbers/publication/take-back", "published again"),
          Map.entry("/{coalition}/translations/{id}/not-yet/take-back", "said again"),
          Map.entry(
              "/{coalition}/organizations/{id}/membership/remind",
              "one organization, named on the button, once a day"),
          Map.entry("/{coalition}/people/invitations/{invitation}/withdraw", "invited again"),
          Map.entry(
              "/{coalition}/people/{person}/sign-in-help/second-factor",
              "on a page that says so, and set up again"),
          Map.entry("/account/sessions/{key}/end", "signed in again"),
          Map.entry("/account/sessions/end-others", "signed in again"),
          Map.entry("/account/passkeys/remove", "added again"),
          Map.entry("/account/second-factor/remove", "set up again"),
          Map.entry("/kept/discard", "on the page that asks whether to send it"));

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void whatCannotBeTakenBackIsAskedOnceOrCanBeDoneAnew() {
    var asked = new TreeSet<String>();
    var done = new TreeSet<String>();
    each(HttpMethod.GET, asked::add);
    each(HttpMethod.POST, done::add);
    done.removeIf(route -> !DESTROYS.matcher(route).matches());
    assertThat(done).hasSizeGreaterThan(40);
    done.removeAll(asked);
    assertThat(done).containsExactlyInAnyOrderElementsOf(NEED_NONE.keySet());
  }

  private void each(HttpMethod method, Consumer<String> to) {
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              var patterns = info.getPathPatternsCondition();
              if (patterns != null
                  && info.getMethodsCondition()
                      .getMethods()
                      .contains(RequestMethod.valueOf(method.name())))
                patterns.getPatternValues().forEach(to);
            });
  }
}
