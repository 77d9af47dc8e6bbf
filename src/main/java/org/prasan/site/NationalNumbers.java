package org.prasan.site;

import java.util.List;
import java.util.UUID;
import org.prasan.coalition.HelpContact;
import org.prasan.coalition.HelpPage;
import org.prasan.language.LocalizedText;

/** Numbers that answer everywhere in Thailand, for where no coalition has chosen others. */
final class NationalNumbers {
  private static final LocalizedText DAY_AND_NIGHT =
      LocalizedText.of("ตลอด 24 ชั่วโมง", "Day and night");

  static final HelpPage PAGE =
      new HelpPage(
          HelpPage.Look.USUAL,
          List.of(
              number(1, "191", "เหตุด่วนเหตุร้าย (ตำรวจ)", "Police emergency"),
              number(2, "1669", "เจ็บป่วยฉุกเฉิน (รถพยาบาล)", "Medical emergency (ambulance)"),
              number(3, "1300", "ศูนย์ช่วยเหลือสังคม", "Social assistance center"),
              number(4, "1323", "สายด่วนสุขภาพจิต", "Mental health hotline")));

  private NationalNumbers() {}

  private static HelpContact number(int position, String number, String th, String en) {
    return new HelpContact(
        new UUID(0, position),
        LocalizedText.of(th, en),
        number,
        DAY_AND_NIGHT,
        List.of("th"),
        position);
  }
}
