package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What every test watches is found where it is missing, and the pages of errors lead on. */
@PrasanTest
class WaysOnTest {
  @Autowired MockMvcTester pages;

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 409, 413, 422, 429, 500, 503})
  void thePageOfAnErrorLeadsOn(int status) throws Exception {
    var page =
        pages
            .get()
            .uri("/error")
            .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
            .exchange()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("<main");
    assertThat(WaysOn.faults(status, page)).isEmpty();
  }

  @Test
  void aPageThatLeadsNowhereIsFound() {
    assertThat(WaysOn.faults(404, "<nav><a href='/'>…</a></nav><main><p>Gone</p></main>"))
        .containsExactly("leads nowhere");
    assertThat(WaysOn.faults(200, "<main><div class=\"nothing\">None</div></main>"))
        .containsExactly("leads nowhere");
    assertThat(WaysOn.faults(410, "<main><button type=\"button\" hidden>Back</button></main>"))
        .containsExactly("leads nowhere");
    assertThat(WaysOn.faults(410, "<main><a class=\"btn\" href=\"/\">On</a></main>")).isEmpty();
  }

  @Test
  void aRefusedFormWithoutASummaryOrWithOneThatLeadsToNoFieldIsFound() {
    assertThat(WaysOn.faults(422, form("", "name")))
        .containsExactly("has no summary of what is wrong");
    assertThat(WaysOn.faults(422, form("<div data-errors>Wrong</div>", "name")))
        .containsExactly("does not lead to the field that is wrong");
    var summary = "<div data-errors><a href=\"#name\">Wrong</a></div>";
    assertThat(WaysOn.faults(422, form(summary, "other")))
        .containsExactly("leads to no field name");
    assertThat(WaysOn.faults(422, form(summary, "name"))).isEmpty();
  }

  private static String form(String summary, String field) {
    return "<main>%s<form><input id=\"%s\" aria-invalid=\"true\"><button>Save</button></form></main>"
        .formatted(summary, field);
  }
}
