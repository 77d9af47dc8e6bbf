package org.prasan.referral;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import org.prasan.Scene;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Pages of referrals as people of a scene open them and send their forms. */
@TestComponent
class ReferralVisits {
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
}
