package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prasan.BrokenLines;
import org.prasan.FormOnPage;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.MultiValueMap;

/** The line breaks at each COMMIT of what is sent about an application, and it is sent again. */
@PrasanTest
class SentAgainTest {
  @Autowired Applicants applicants;
  @Autowired BrokenLines lines;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  private Scene scene;
  private Applicants.Applied applied;

  @BeforeEach
  void anApplication() {
    scene = applicants.coalition().scene();
    applied = applicants.submitted(scene, "สมาคมกล้วยไม้");
  }

  @Test
  void whatIsWrittenAndAttachedIsThereOnceAndMailedOnce() {
    var office = scene.as(Role.SECRETARY);
    var page = scene.url("/applications/" + applied.id());
    int mails = mails();
    broken(page, "/messages", "words", office);
    assertThat(entries("MESSAGE")).isOne();
    assertThat(mails()).isEqualTo(mails + 1);
    broken(page, "/notes", "note", office);
    assertThat(entries("NOTE")).isOne();
    broken(scene.url("/apply/" + applied.link().value()), "/messages", "words", request -> request);
    assertThat(entries("MESSAGE")).isEqualTo(2);
    aPaperIsAttachedOnce();
  }

  @Test
  void aNewLinkIsMadeAndMailedOnceAndADraftLetInLateOnce() {
    var office = scene.as(Role.SECRETARY);
    int mails = mails();
    sentAsItStands(scene.url("/applications/" + applied.id()), "/link", office);
    assertThat(mails()).isEqualTo(mails + 1);
    var draft = scene.url("/applications/" + applicants.told(scene, "สมาคมริมธาร").id());
    mails = mails();
    broken(draft, "/late", "reason", office);
    assertThat(mails()).isEqualTo(mails + 1);
  }

  @Test
  void anOldPageDoesNotOpenALinkAgainThatAnotherHasReplaced() {
    var page = scene.url("/applications/" + applied.id());
    var old = linkForm(page);
    assertThat(renewed(page, old)).hasStatus3xxRedirection();
    assertThat(renewed(page, linkForm(page))).hasStatus3xxRedirection();
    int mails = mails();
    assertThat(renewed(page, old))
        .hasStatus(422)
        .bodyText()
        .contains("มีผู้ออกลิงก์ใหม่หลังจากเปิดหน้านี้");
    assertThat(mails()).isEqualTo(mails);
    assertThat(pages.get().uri(scene.url("/apply/" + old.getFirst("key")))).hasStatus(404);
  }

  private MultiValueMap<String, String> linkForm(String page) {
    return FormOnPage.to("/link", pages.get().uri(page).with(scene.as(Role.SECRETARY)).exchange());
  }

  private MvcTestResult renewed(String page, MultiValueMap<String, String> form) {
    return pages
        .post()
        .uri(page + "/link")
        .with(scene.as(Role.SECRETARY))
        .with(csrf())
        .params(form)
        .exchange();
  }

  private void sentAsItStands(String page, String to, RequestPostProcessor as) {
    var form = FormOnPage.to(to, pages.get().uri(page).with(as).exchange());
    lines.during(
        () ->
            assertThat(pages.post().uri(page + to).with(as).with(csrf()).params(form))
                .hasStatus3xxRedirection());
  }

  private int mails() {
    return count("notification.outbox where link like '%" + scene.coalition().slug() + "%'");
  }

  private void aPaperIsAttachedOnce() {
    var draft = applicants.told(scene, "สมาคมริมธาร");
    var papers = scene.url("/apply/" + draft.link().value() + "/papers");
    int before = papers(draft);
    var form = FormOnPage.with("requirement", pages.get().uri(papers).exchange());
    lines.during(
        () ->
            assertThat(
                    pages
                        .post()
                        .uri(papers)
                        .multipart()
                        .file(new MockMultipartFile("paper", "ใบ.pdf", null, Applicants.PAPER))
                        .params(form)
                        .with(csrf()))
                .hasStatus3xxRedirection());
    assertThat(papers(draft)).isEqualTo(before + 1);
  }

  private void broken(String page, String to, String field, RequestPostProcessor as) {
    var form = FormOnPage.with(field, pages.get().uri(page).with(as).exchange());
    form.set(field, "เขียนครั้งเดียว");
    int broken =
        lines.during(
            () ->
                assertThat(pages.post().uri(page + to).with(as).with(csrf()).params(form))
                    .hasStatus3xxRedirection());
    assertThat(broken).isPositive();
  }

  private int entries(String kind) {
    return count(
        "admission.entry where kind = '" + kind + "' and application_id = '" + applied.id() + "'");
  }

  private int papers(Applicants.Applied of) {
    return count("admission.paper where application_id = '" + of.id() + "'");
  }

  private int count(String what) {
    return scene.in(() -> jdbc.sql("select count(*) from " + what).query(Integer.class).single());
  }
}
