package org.prasan.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.regex.Pattern;
import org.prasan.Scene;
import org.prasan.client.ClientId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Pages of referrals as people of a scene open them and send their forms. */
@TestComponent
class ReferralVisits {
  private static final Pattern NUMBER = Pattern.compile("\\d{2}-\\d{4}");

  private final MockMvcTester pages;

  ReferralVisits(MockMvcTester pages) {
    this.pages = pages;
  }

  MvcTestResult get(Scene who, Role role, String path) {
    return pages.get().uri(who.url("/referrals/" + path)).with(who.as(role)).exchange();
  }

  MvcTestResult post(Scene who, Role role, String path, Map<String, String> fields) {
    var request = pages.post().uri(who.url("/referrals/" + path)).with(who.as(role)).with(csrf());
    fields.forEach(request::param);
    return request.exchange();
  }

  /** The case worker of the owner types the number of the file once more. */
  MvcTestResult erase(Scene owner, ClientId client, String why) {
    var form = owner.url("/clients/" + client + "/erase");
    var worker = owner.as(Role.CASE_WORKER);
    var number = NUMBER.matcher(Programs.text(pages.get().uri(form).with(worker).exchange()));
    if (!number.find()) throw new AssertionError("No number of a file at " + form);
    return pages
        .post()
        .uri(form)
        .with(worker)
        .with(csrf())
        .param("why", why)
        .param("number", number.group())
        .exchange();
  }
}
