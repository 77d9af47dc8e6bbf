package org.prasan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/**
 * Two people open the same form and change the same field. The first one wins; the second one reads
 * both versions at the field, loses nothing, and decides.
 */
@TestComponent
public class TwoEditors {
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b[^>]*>(.*?)</form>");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?s)<input\\b(?<tag>[^>]*)>|<textarea\\b(?<area>[^>]*)>(?<text>.*?)</textarea>"
              + "|<select\\b(?<select>[^>]*)>(?<options>.*?)</select>");
  private static final Pattern CHOSEN = Pattern.compile("<option\\b([^>]*\\bselected\\b[^>]*)>");

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
    var first = form(open(scene, role, page), field);
    var second = form(open(scene, role, page), field);
    assertThat(send(scene, role, page, first, field, theirs)).hasStatus3xxRedirection();
    var told = send(scene, role, page, second, field, mine);
    assertThat(told.getResponse().getStatus()).as(page).isIn(409, 422);
    assertThat(text(told))
        .contains("มีผู้บันทึกหน้านี้ไปก่อนระหว่างที่คุณพิมพ์", mine)
        .containsPattern(
            "(?s)id=\"" + field.replaceAll("[\\[\\]]", "") + "-now\".{0,200}" + inWords);
    assertThat(form(open(scene, role, page), field).getFirst(field)).isEqualTo(theirs);
    var again = form(told, field);
    assertThat(again.getFirst(field)).isEqualTo(mine);
    assertThat(send(scene, role, page, again, field, mine)).hasStatus3xxRedirection();
    assertThat(form(open(scene, role, page), field).getFirst(field)).isEqualTo(mine);
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

  /** What a browser would send of the form that has this field. */
  public static MultiValueMap<String, String> form(MvcTestResult page, String field) {
    var forms = FORM.matcher(text(page));
    while (forms.find()) {
      var fields = fields(forms.group(1));
      if (fields.containsKey(field)) return fields;
    }
    throw new AssertionError("No form with " + field + " on " + text(page));
  }

  private static MultiValueMap<String, String> fields(String form) {
    var fields = new LinkedMultiValueMap<String, String>();
    var found = FIELD.matcher(form);
    while (found.find()) {
      if (found.group("area") != null)
        fields.add(attribute(found.group("area"), "name"), written(found.group("text")));
      else if (found.group("select") != null) chosen(fields, found);
      else typed(fields, found.group("tag"));
    }
    return fields;
  }

  private static void typed(MultiValueMap<String, String> fields, String tag) {
    var type = attribute(tag, "type");
    boolean box = type.equals("checkbox") || type.equals("radio");
    if (!box || tag.contains("checked="))
      fields.add(attribute(tag, "name"), attribute(tag, "value"));
  }

  private static void chosen(MultiValueMap<String, String> fields, Matcher found) {
    var option = CHOSEN.matcher(found.group("options"));
    if (option.find())
      fields.add(attribute(found.group("select"), "name"), attribute(option.group(1), "value"));
  }

  private static String attribute(String tag, String name) {
    var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
  }

  /** A text area begins after the line break that a browser drops. */
  private static String written(String text) {
    return HtmlUtils.htmlUnescape(text.startsWith("\n") ? text.substring(1) : text);
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
