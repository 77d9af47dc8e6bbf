package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Two people open the same form and change the same field. The first one wins; the second one reads
 * both versions at the field, loses nothing, and decides.
 */
@TestComponent
public class TwoEditors {
  private final MockMvcTester pages;

  TwoEditors(MockMvcTester pages) {
    this.pages = pages;
  }

  /** Both act in this role; the page is the one on which the field is edited. */
  public void bothSeeBoth(Scene scene, Role role, String page, String field) {
    bothSeeBoth(scene, role, page, field, "ที่คนแรกพิมพ์", "ที่คนที่สองพิมพ์", "ที่คนแรกพิมพ์");
  }

  /**
   * Where something is chosen.
   *
   * @param inWords what the first one chose, as it is shown
   */
  public void bothSeeBoth(
      Scene scene,
      Role role,
      String page,
      String field,
      String theirs,
      String mine,
      String inWords) {
    var first = FormOnPage.with(field, open(scene, role, page));
    var second = FormOnPage.with(field, open(scene, role, page));
    assertThat(send(scene, role, page, first, field, theirs)).hasStatus3xxRedirection();
    var told = send(scene, role, page, second, field, mine);
    assertThat(told.getResponse().getStatus()).as(page).isIn(409, 422);
    assertThat(text(told))
        .contains("มีผู้บันทึกหน้านี้ไปก่อนระหว่างที่คุณพิมพ์", mine)
        .containsPattern(
            "(?s)id=\"" + field.replaceAll("[\\[\\]]", "") + "-now\".{0,200}" + inWords);
    assertThat(FormOnPage.with(field, open(scene, role, page)).getFirst(field)).isEqualTo(theirs);
    var again = FormOnPage.with(field, told);
    assertThat(again.getFirst(field)).isEqualTo(mine);
    assertThat(send(scene, role, page, again, field, mine)).hasStatus3xxRedirection();
    assertThat(FormOnPage.with(field, open(scene, role, page)).getFirst(field)).isEqualTo(mine);
  }

  private MvcTestResult open(Scene scene, Role role, String page) {
    var opened = pages.get().uri(scene.url(page)).with(scene.as(role)).exchange();
    assertThat(opened).as(page).hasStatusOk();
    return opened;
  }

  private MvcTestResult send(
      Scene scene,
      Role role,
      String page,
      MultiValueMap<String, String> fields,
      String field,
      String typed) {
    var all = new LinkedMultiValueMap<>(fields);
    all.set(field, typed);
    return pages
        .post()
        .uri(scene.url(page))
        .with(scene.as(role))
        .with(csrf())
        .params(all)
        .exchange();
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
