package org.prasan.referral;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.client.DataGroup;
import org.prasan.client.Detail;
import org.prasan.client.SafetyFlag;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Sex;

/** A made-up client to practise with, and what a careful referral of that client would be. */
enum Scenario {
  GIRL_NEEDS_SHELTER(
      "shelter",
      Sex.FEMALE,
      "ahk",
      LegalStatus.REGISTERED_STATELESS,
      Urgency.EMERGENCY,
      Set.of(SafetyFlag.BEING_LOOKED_FOR, SafetyFlag.NO_CALLS),
      Set.of(DataGroup.IDENTITY, DataGroup.CONTACT, DataGroup.HEALTH_AND_SAFETY),
      Map.of(
          Detail.NAME_TH, "น.ส.หมี่จู สมมติฝึกหัด",
          Detail.BORN, "2010-03-02",
          Detail.CHANNEL, "THROUGH_SOMEBODY",
          Detail.STORY, "เรื่องสมมติ: ออกจากร้านที่ถูกบังคับให้ทำงานเมื่อคืน",
          Detail.HEALTH, "เรื่องสมมติ: มีแผลที่แขน")),
  WORKER_NEEDS_LAWYER(
      "legal",
      Sex.MALE,
      "shn",
      LegalStatus.MIGRANT_WORKER,
      Urgency.NORMAL,
      Set.of(SafetyFlag.FEARS_OFFICIALS),
      Set.of(DataGroup.IDENTITY, DataGroup.CONTACT, DataGroup.LEGAL),
      Map.of(
          Detail.NAME_TH, "นายจายหลู่ สมมติฝึกหัด",
          Detail.BORN, "1994-11-20",
          Detail.CHANNEL, "PHONE",
          Detail.PHONE, "080 000 0000",
          Detail.LEGAL, "เรื่องสมมติ: นายจ้างไม่จ่ายค่าแรงสามเดือน",
          Detail.HEALTH, "เรื่องสมมติ: เคยป่วยเป็นวัณโรค")),
  MOTHER_NEEDS_COUNSELLOR(
      "psychosocial",
      Sex.FEMALE,
      "tha",
      LegalStatus.THAI,
      Urgency.URGENT,
      Set.of(SafetyFlag.ABUSER_NEAR),
      Set.of(DataGroup.IDENTITY, DataGroup.CONTACT, DataGroup.HEALTH_AND_SAFETY),
      Map.of(
          Detail.NAME_TH, "นางคำแก้ว สมมติฝึกหัด",
          Detail.BORN, "1989-06-15",
          Detail.CHANNEL, "MESSAGE",
          Detail.PHONE, "080 000 0001",
          Detail.STORY, "เรื่องสมมติ: สามีทำร้ายต่อหน้าลูก",
          Detail.LEGAL, "เรื่องสมมติ: ยังไม่ต้องการแจ้งความ"));

  private final String need;
  private final Sex sex;
  private final String language;
  private final LegalStatus legalStatus;
  private final Urgency urgency;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed; the checker does not know
  private final Set<SafetyFlag> flags;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed; the checker does not know
  private final Set<DataGroup> enough;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of cannot be changed; the checker does not know
  private final Map<Detail, String> told;

  Scenario(
      String need,
      Sex sex,
      String language,
      LegalStatus legalStatus,
      Urgency urgency,
      Set<SafetyFlag> flags,
      Set<DataGroup> enough,
      Map<Detail, String> told) {
    this.need = need;
    this.sex = sex;
    this.language = language;
    this.legalStatus = legalStatus;
    this.urgency = urgency;
    this.flags = flags;
    this.enough = enough;
    this.told = told;
  }

  List<String> needs() {
    return List.of(need);
  }

  Sex sex() {
    return sex;
  }

  String language() {
    return language;
  }

  LegalStatus legalStatus() {
    return legalStatus;
  }

  Urgency urgency() {
    return urgency;
  }

  Set<SafetyFlag> flags() {
    return flags;
  }

  /** What whoever helps needs to know, and no more. */
  Set<DataGroup> enough() {
    return enough;
  }

  Map<Detail, String> told() {
    return told;
  }

  public String key() {
    return "referral.practice.scenario." + name();
  }
}
