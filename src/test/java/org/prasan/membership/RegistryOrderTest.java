package org.prasan.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The registry stands in the order of the names that its reader sees. */
@PrasanTest
@Tag("data")
class RegistryOrderTest {
  private static final int MANY = Registry.PAGE + 5;
  private static final Pattern NAME =
      Pattern.compile("(Orchid \\d+|orchid zero|มูลนิธิกล้วยไม้ \\d+|มูลนิธิไร้ชื่ออังกฤษ)</a>");
  private static final Pattern MORE =
      Pattern.compile("<a class=\"btn\"(?=[^>]*rel=\"next\")[^>]* href=\"([^\"]+)\"");

  @Autowired Scenes scenes;
  @Autowired OrganizationRegistry registry;
  @Autowired MockMvcTester pages;

  private Scene scene;

  /** The later in Thai, the earlier in English. */
  @BeforeEach
  void aRegistryOfTwoPages() {
    scene = scenes.fresh();
    for (int i = 0; i < MANY - 2; i++) add("มูลนิธิกล้วยไม้ " + (100 + i), "Orchid " + (900 - i));
    add("มูลนิธิกล้วยไม้ 999", "orchid zero");
    add("มูลนิธิไร้ชื่ออังกฤษ", null);
  }

  private void add(String th, @Nullable String en) {
    scene.in(
        () ->
            registry.add(
                scene.acting(Role.SECRETARY),
                NewOrganization.named(LocalizedText.of(th, en), OrganizationKind.FOUNDATION)));
  }

  @Test
  void inEnglishByTheEnglishNameAndWhoHasNoneLast() {
    var names = bothPages("en");
    var orchids = new ArrayList<String>();
    for (int i = MANY - 3; i >= 0; i--) orchids.add("Orchid " + (900 - i));
    orchids.add("orchid zero");
    orchids.add("มูลนิธิไร้ชื่ออังกฤษ");
    assertThat(names).containsExactlyElementsOf(orchids);
  }

  @Test
  void inThaiByTheThaiName() {
    var orchids = new ArrayList<String>();
    for (int i = 0; i < MANY - 2; i++) orchids.add("มูลนิธิกล้วยไม้ " + (100 + i));
    orchids.add("มูลนิธิกล้วยไม้ 999");
    orchids.add("มูลนิธิไร้ชื่ออังกฤษ");
    assertThat(bothPages("th")).containsExactlyElementsOf(orchids);
  }

  @Test
  void theExportStandsInTheSameOrder() {
    for (var query : new String[] {"?lang=en", "?lang=en&kind=FOUNDATION"}) {
      var table = body(scene.url("/organizations/export/csv" + query));
      assertThat(table.indexOf("Orchid 880")).isLessThan(table.indexOf("Orchid 890")).isPositive();
    }
  }

  private List<String> bothPages(String language) {
    var first = body(scene.url("/organizations?lang=" + language));
    var found = MORE.matcher(first);
    assertThat(found.find()).isTrue();
    var more = found.group(1).replace("&amp;", "&");
    var names = new ArrayList<>(names(first));
    assertThat(names).hasSize(Registry.PAGE);
    names.addAll(names(body(more + "&lang=" + language)));
    return Collections.unmodifiableList(names);
  }

  private static List<String> names(String page) {
    return NAME.matcher(page).results().map(one -> one.group(1)).toList();
  }

  private String body(String url) {
    var answer = pages.get().uri(url).with(scene.as(Role.STAFF)).exchange();
    assertThat(answer).hasStatusOk();
    try {
      return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
