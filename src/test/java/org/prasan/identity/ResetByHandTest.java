package org.prasan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Where no mail server is, nobody is promised a message. */
@PrasanTest
class ResetByHandTest {
  @Autowired MockMvcTester pages;

  @Test
  void thePageSaysWhomToAskAndPromisesNothing() {
    for (var address : new String[] {"/reset", "/reset?sent"})
      assertThat(pages.get().uri(address).locale(Locale.forLanguageTag("th")))
          .hasStatusOk()
          .bodyText()
          .contains("ระบบนี้ยังไม่ส่งอีเมล", "เลขานุการหรือผู้ดูแลข้อมูลของเครือข่าย")
          .doesNotContain("ลิงก์กำลังส่งไปถึง", "ส่งลิงก์ให้ฉัน");
  }
}
