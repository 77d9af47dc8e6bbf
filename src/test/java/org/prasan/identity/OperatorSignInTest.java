package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.to;

import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.Coalitions;
import org.prasan.tenancy.FreshId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Where the operator of the installation comes in. */
@PrasanTest
class OperatorSignInTest {
  @Autowired Accounts accounts;
  @Autowired Passwords passwords;
  @Autowired SecondFactors factors;
  @Autowired Coalitions coalitions;
  @Autowired Scenes scenes;
  @Autowired MockMvcTester pages;
  @Autowired Clock clock;

  private final SharedSecret secret = SharedSecret.fresh();
  private String email;
  private Browser browser;

  @BeforeEach
  void anOperatorWhoBelongsToNoCoalition() {
    var account = FreshId.next();
    email = "operator" + account + "@example.org";
    accounts.add(
        new Account(
            account,
            email,
            LocalizedText.of("ผู้ดูแลระบบ", "Operator"),
            "th",
            passwords.hash(SignInTest.PASSWORD),
            true,
            true,
            true));
    factors.setUp(account, secret, factors.codeAt(secret, step() - 1));
    browser = new Browser(pages);
  }

  @Test
  void theListOfAllCoalitionsIsThereAlsoOfThoseThatShowThemselvesToNobody() {
    var open = scenes.fresh().coalition();
    var closed = closed();
    assertThat(signIn()).isEqualTo("/coalitions");
    assertThat(browser.get("/coalitions"))
        .hasStatusOk()
        .bodyText()
        .contains("/" + open.slug(), "/" + closed.slug(), "เห็นหน้าสาธารณะ", "ไม่เห็น")
        .contains("href=\"/" + open.slug())
        .doesNotContain("href=\"/" + closed.slug());
    assertThat(browser.get("/account")).bodyText().contains("href=\"/coalitions\"");
  }

  private Coalition closed() {
    var id = CoalitionId.fresh();
    var slug = "c" + id.toString().replace("-", "").substring(3, 30);
    var name = LocalizedText.of("เครือข่ายปิด", "Closed coalition");
    var coalition = new Coalition(id, slug, name, name, true, false);
    coalitions.add(coalition);
    return coalition;
  }

  private String signIn() {
    browser.get("/sign-in");
    var half = browser.post("/sign-in", "email", email, "password", SignInTest.PASSWORD);
    assertThat(to(half)).isEqualTo("/sign-in/code");
    browser.get("/sign-in/code");
    return to(browser.post("/sign-in/code", "code", factors.codeAt(secret, step())));
  }

  private long step() {
    return clock.instant().getEpochSecond() / 30;
  }
}
