package org.prasan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

class PagesAfterPostingTest {
  private final PagesAfterPosting watch = new PagesAfterPosting();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void aPageAfterAFormIsFound() {
    assertThatThrownBy(() -> answer("POST", "/{coalition}/somewhere", "somewhere/saved"))
        .hasMessageContaining("somewhere/saved");
  }

  @Test
  void aRedirectAFormRefusedAndAPageThatWasAskedForAreFine() {
    assertThatCode(() -> answer("POST", "/{coalition}/somewhere", "redirect:/"))
        .doesNotThrowAnyException();
    assertThatCode(() -> answer("GET", "/{coalition}/somewhere", "somewhere/page"))
        .doesNotThrowAnyException();
    response.setStatus(422);
    assertThatCode(() -> answer("POST", "/{coalition}/somewhere", "somewhere/form"))
        .doesNotThrowAnyException();
  }

  private void answer(String method, String route, String view) {
    var request = new MockHttpServletRequest(method, route);
    request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, route);
    watch.postHandle(request, response, this, new ModelAndView(view));
  }
}
