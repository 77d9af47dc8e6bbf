package org.prasan.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What was typed about who an organization is. */
record ProfileForm(
    @Nullable String nameTh,
    @Nullable String nameEn,
    @Nullable String shortName,
    @Nullable String alsoSpelled,
    @Nullable OrganizationKind kind,
    @Nullable String missionTh,
    @Nullable String missionEn,
    @Nullable String website,
    @Nullable String staff,
    @Nullable String volunteers,
    @Nullable String basis) {

  static ProfileForm of(Profile profile) {
    return new ProfileForm(
        profile.nameTh(),
        profile.nameEn(),
        profile.shortName(),
        String.join("\n", profile.alsoSpelled()),
        profile.kind(),
        profile.missionTh(),
        profile.missionEn(),
        profile.website(),
        profile.staff() == null ? null : profile.staff().toString(),
        profile.volunteers() == null ? null : profile.volunteers().toString(),
        profile.fingerprint());
  }

  @Nullable Profile read(Errors errors) {
    var wrong = new Wrong(errors);
    var name = wrong.name("nameTh", nameTh);
    var english = wrong.line("nameEn", nameEn);
    var initials = wrong.line("shortName", shortName);
    var spellings = wrong.text("alsoSpelled", alsoSpelled);
    var mission = wrong.text("missionTh", missionTh);
    var missionInEnglish = wrong.text("missionEn", missionEn);
    var site = wrong.website("website", website);
    var employed = wrong.people("staff", staff);
    var helping = wrong.people("volunteers", volunteers);
    if (kind == null && !errors.hasFieldErrors("kind")) wrong.say("kind", "membership.wrong.kind");
    if (errors.hasErrors() || name == null || kind == null) return null;
    return new Profile(
        name,
        english,
        initials,
        spellings == null ? List.of() : spellings.lines().toList(),
        kind,
        mission,
        missionInEnglish,
        site,
        employed,
        helping);
  }
}
