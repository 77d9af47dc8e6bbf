package org.prasan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Watches every form that any test sends: what was saved leads on by a redirect, or the browser
 * would ask on "back" whether to send it again. Whoever answers with a page has changed nothing.
 */
@TestComponent
public class PagesAfterPosting implements WebMvcConfigurer, HandlerInterceptor {
  /** They ask or look, and are sent as forms so that nothing typed stands in an address. */
  private static final Set<String> CHANGE_NOTHING =
      Set.of(
          // what is looked for is a name of a client
          "/{coalition}/clients/find",
          // the questions of the checklist that was chosen
          "/{coalition}/clients/{id}/screening",
          // a seat among many, while a referral is being written
          "/{coalition}/referrals/new/seats",
          "/{coalition}/referrals/{id}/edit/seats",
          "/{coalition}/referrals/{id}/elsewhere/seats",
          // what would be read out before consent is recorded
          "/{coalition}/referrals/{id}/consent/text",
          "/{coalition}/outside/{id}/consent/text",
          // the walk over the whole chain, too dear for a link
          "/{coalition}/audit/verify",
          "/installation/audit/verify");

  /** What they show is shown once and kept nowhere: no address could show it again. */
  private static final Set<String> SHOWN_ONCE =
      Set.of(
          "gateway/made",
          "referral/outside-locked",
          "referral/statement-link",
          "upkeep/passphrase");

  /** Asks once more before something is done, on a page of which no address may be left. */
  private static final String TAKE_BACK = "referral/link-take-back";

  /** Pages that show everything once more are given an address of their own after this. */
  private static final String ONCE_MORE = "-check";

  /** From there one may go back to what was typed, in the same form. */
  private static final String BACK_TO_IT = "edit";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (!request.getMethod().equals("POST") || page == null || isRefusal(response, page)) return;
    var view = page.getViewName();
    if (view == null || view.startsWith("redirect:") || view.endsWith(ONCE_MORE)) return;
    if (SHOWN_ONCE.contains(view) || view.equals(TAKE_BACK)) return;
    if (BACK_TO_IT.equals(request.getParameter("step"))) return;
    var route =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    if (!CHANGE_NOTHING.contains(route))
      throw new IllegalStateException(route + " answers a form with the page " + view);
  }

  private static boolean isRefusal(HttpServletResponse response, ModelAndView page) {
    var status = page.getStatus();
    return response.getStatus() != 200 || (status != null && status.isError());
  }

  /** What the answer tells the next page, once. */
  public static String told(MvcTestResult answer, String what) {
    var flash = Objects.requireNonNull(answer.getMvcResult().getFlashMap());
    return Objects.requireNonNull(flash.get(what)).toString();
  }

  /** The page to which the answer leads, in the same session. */
  public static MvcTestResult shown(
      MockMvcTester pages, MvcTestResult answer, RequestPostProcessor... as) {
    var request =
        pages
            .get()
            .uri(Objects.requireNonNull(answer.getResponse().getRedirectedUrl()))
            .cookie(answer.getResponse().getCookies());
    for (var one : as) request.with(one);
    return request.exchange();
  }
}
