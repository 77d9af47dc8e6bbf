package org.prasan.membership;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/** What an organization is called, what it is and what it is there for. */
record Profile(
    String nameTh,
    @Nullable String nameEn,
    @Nullable String shortName,
    List<String> alsoSpelled,
    OrganizationKind kind,
    @Nullable String missionTh,
    @Nullable String missionEn,
    @Nullable String website,
    @Nullable Integer staff,
    @Nullable Integer volunteers)
    implements Section {
  static final int LONGEST_NAME = 300;
  static final int LONGEST_TEXT = 4000;

  Profile {
    nameTh = Objects.requireNonNull(Typed.line(nameTh), "An organization needs its Thai name");
    nameEn = Typed.line(nameEn);
    shortName = Typed.line(shortName);
    alsoSpelled = Typed.lines(alsoSpelled);
    missionTh = Typed.paragraphs(missionTh);
    missionEn = Typed.paragraphs(missionEn);
    website = Typed.line(website);
  }

  static Profile of(LocalizedText name, OrganizationKind kind) {
    return new Profile(name.th(), name.en(), null, List.of(), kind, null, null, null, null, null);
  }

  public LocalizedText name() {
    return LocalizedText.of(nameTh, nameEn);
  }

  Profile named(LocalizedText name) {
    return new Profile(
        name.th(),
        name.en(),
        shortName,
        alsoSpelled,
        kind,
        missionTh,
        missionEn,
        website,
        staff,
        volunteers);
  }

  @Override
  public String word() {
    return "profile";
  }
}
