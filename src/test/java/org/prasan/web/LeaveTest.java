package org.prasan.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
class LeaveTest {
  @Autowired Scenes scenes;
  @Autowired BrowserSessions sessions;
  @Autowired MockMvcTester pages;

  @Test
  void leavingEndsTheSessionAndShowsSomethingHarmless() {
    var scene = scenes.fresh();
    var started = sessions.start(scene.authentication(Role.CASE_WORKER));
    var cookie = new Cookie(started.name(), started.value());
    assertThat(pages.get().uri(scene.url("/home")).cookie(cookie)).hasStatusOk();

    assertThat(pages.get().uri("/leave").cookie(cookie))
        .hasStatus3xxRedirection()
        .hasHeader("Clear-Site-Data", "\"cookies\", \"storage\"");

    assertThat(pages.get().uri(scene.url("/home")).cookie(cookie)).hasStatus3xxRedirection();
  }
}
