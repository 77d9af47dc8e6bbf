package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prasan.identity.Browser.bodyOf;
import static org.prasan.identity.Browser.to;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.operation.Backups;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PrasanTest
class FirstOperatorTest {
  @Autowired FirstOperator first;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;
  @Autowired Backups backups;
  private List<java.util.UUID> others = List.of();

  /** Other tests make operators of their own. */
  @BeforeEach
  void setOthersAside() {
    others =
        jdbc.sql("update identity.account set operator = false where operator returning id")
            .query((row, number) -> java.util.UUID.fromString(row.getString("id")))
            .list();
  }

  @AfterEach
  void bringThemBack() {
    if (others.isEmpty()) return;
    jdbc.sql("update identity.account set operator = true where id in (:ids)")
        .param("ids", others)
        .update();
  }

  @Test
  void theLinkOnTheScreenMakesTheFirstAccountOnceAndAsksForTheSecondFactor() {
    var old = path(first.lines());
    var link = path(first.lines());
    var browser = new Browser(pages);
    assertThat(browser.get(old)).as("made anew at each start").hasStatus(410);
    browser.get(link);
    assertThat(make(browser, link, "short")).hasStatus(422);
    assertThat(to(make(browser, link, "เสาไฟสามต้นริมทางรถไฟ")))
        .isEqualTo("/sign-in/second-factor");
    assertThat(new Browser(pages).get(link)).hasStatus(410);
    assertThat(first.lines()).isEmpty();
  }

  @Test
  void whoHasABackupOfAnEarlierInstallationReadsHowItIsTakenOver() throws IOException {
    var page = path(first.lines());
    assertThat(bodyOf(new Browser(pages).get(page))).contains("/…/….backup", "ยังไม่พบไฟล์");
    var folder = Files.createDirectories(Path.of(backups.place().folder()));
    var brought = Files.createFile(folder.resolve("จากเครื่องเดิม.backup"));
    try {
      assertThat(bodyOf(new Browser(pages).get(page)))
          .contains("restore ", "-empty/", "/จากเครื่องเดิม.backup", "พบไฟล์ในโฟลเดอร์");
    } finally {
      Files.delete(brought);
    }
  }

  private static org.springframework.test.web.servlet.assertj.MvcTestResult make(
      Browser browser, String link, String password) {
    return browser.post(
        link,
        "email",
        "operator" + System.nanoTime() + "@example.org",
        "nameTh",
        "ผู้ดูแล",
        "password",
        password);
  }

  private static String path(List<String> lines) {
    return lines.getLast().replaceFirst("https?://[^/]+", "");
  }
}
