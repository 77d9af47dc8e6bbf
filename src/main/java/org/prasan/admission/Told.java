package org.prasan.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.TargetGroup;

/** What an applicant tells of the organization, piece by piece. */
record Told(
    String nameTh,
    @Nullable String nameEn,
    @Nullable OrganizationKind kind,
    @Nullable String number,
    @Nullable String authority,
    @Nullable String mission,
    List<TargetGroup> groups,
    List<String> districts,
    Map<String, String> answers,
    Contact contact) {

  /** Who is asked about the application; it does not tell itself to logs. */
  record Contact(@Nullable String name, String email, @Nullable String phone) {
    @Override
    public String toString() {
      return "Contact[…]";
    }
  }

  static Told begun(LocalizedText name, Contact contact) {
    return new Told(
        name.th(), name.en(), null, null, null, null, List.of(), List.of(), Map.of(), contact);
  }

  LocalizedText name() {
    return LocalizedText.of(nameTh, nameEn);
  }

  Told organization(
      LocalizedText name,
      @Nullable OrganizationKind newKind,
      @Nullable String newNumber,
      @Nullable String newAuthority) {
    return new Told(
        name.th(),
        name.en(),
        newKind,
        newNumber,
        newAuthority,
        mission,
        groups,
        districts,
        answers,
        contact);
  }

  Told work(@Nullable String newMission, List<TargetGroup> newGroups, List<String> newDistricts) {
    return new Told(
        nameTh,
        nameEn,
        kind,
        number,
        authority,
        newMission,
        newGroups,
        newDistricts,
        answers,
        contact);
  }

  /** By the Thai words of the criterion, so that an answer outlives another order of criteria. */
  Told answers(Map<String, String> newAnswers) {
    return new Told(
        nameTh, nameEn, kind, number, authority, mission, groups, districts, newAnswers, contact);
  }

  Told contact(Contact newContact) {
    return new Told(
        nameTh, nameEn, kind, number, authority, mission, groups, districts, answers, newContact);
  }

  public @Nullable String answer(Criterion criterion) {
    return answers.get(criterion.text().th());
  }

  /**
   * What is missing, in the order of the form.
   *
   * @param places whether the coalition has named districts one could choose from
   */
  List<Gap> gaps(List<Criterion> criteria, boolean places) {
    var gaps = new ArrayList<Gap>();
    if (kind == null) gaps.add(new Gap("organization", "admission.gap.kind"));
    if (kind != null && kind.registers() && number == null)
      gaps.add(new Gap("organization", "admission.gap.number"));
    if (mission == null) gaps.add(new Gap("work", "admission.gap.mission"));
    if (groups.isEmpty()) gaps.add(new Gap("work", "admission.gap.groups"));
    if (places && districts.isEmpty()) gaps.add(new Gap("work", "admission.gap.districts"));
    for (var criterion : criteria)
      if (answer(criterion) == null)
        gaps.add(new Gap("criteria", "admission.gap.answer", criterion.text()));
    if (contact.name() == null) gaps.add(new Gap("contact", "admission.gap.contact"));
    if (contact.phone() == null) gaps.add(new Gap("contact", "admission.gap.phone"));
    return gaps;
  }

  /**
   * Something that is missing.
   *
   * @param page where it is told, below the address of the application
   * @param what which of several; null where there is one only
   */
  record Gap(String page, String key, @Nullable LocalizedText what) {
    Gap(String page, String key) {
      this(page, key, null);
    }
  }

  /** As the registry takes note of it once the coalition has admitted it. */
  NewOrganization organization() {
    return new NewOrganization(
        name(),
        null,
        null,
        kind == null ? OrganizationKind.FOUNDATION : kind,
        mission == null ? null : LocalizedText.of(mission),
        null,
        null,
        groups,
        districts,
        null,
        null,
        null,
        null,
        number == null || authority == null
            ? null
            : new NewOrganization.Registered(number, authority, null),
        List.of(
            new NewOrganization.Contact(
                contact.name(), contact.phone(), contact.email(), null, null)));
  }
}
