package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signing in leaves the language of the page as somebody chose it. */
@PrasanTest
class SignInLanguageTest {
  @Autowired Scenes scenes;
  @Autowired KnownPasswords passwords;
  @Autowired MockMvcTester pages;

  @Test
  void aLanguageThatWasChosenStaysAndElseTheAccountsOwnIsTaken() {
    var email = passwords.give(scenes.fresh().person(Role.FOCAL_POINT));
    assertThat(signIn(email, new Cookie("language", "en")).getResponse().getCookie("language"))
        .isNull();
    for (var nothing :
        List.of(
            new Cookie("theme", "light"),
            new Cookie("language", "fr"),
            new Cookie("language", "_")))
      assertThat(signIn(email, nothing).getResponse().getCookie("language"))
          .extracting(Cookie::getValue)
          .isEqualTo("th");
  }

  private MvcTestResult signIn(String email, Cookie chosen) {
    return pages
        .post()
        .uri("/sign-in")
        .param("email", email)
        .param("password", KnownPasswords.PASSWORD)
        .cookie(chosen)
        .with(csrf())
        .exchange();
  }
}
