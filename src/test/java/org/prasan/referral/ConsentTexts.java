package org.prasan.referral;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a page of consent says that it read out, as its form brings it along. */
final class ConsentTexts {
  private static final Pattern MARK = Pattern.compile("name=\"read\" value=\"([^\"]*)\"");

  private ConsentTexts() {}

  static String mark(MvcTestResult page) {
    var body = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    var mark = MARK.matcher(body);
    return mark.find() ? mark.group(1) : "";
  }

  /** The terms of a form, for the address of its page. */
  static String terms(Map<String, String> fields) {
    return "?purpose="
        + fields.getOrDefault("purpose", "")
        + "&until="
        + fields.getOrDefault("until", "");
  }
}
