package org.prasan.membership;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;

/**
 * What is told of an organization when a coalition first takes note of it; whatever is unknown is
 * left out. Whether it is a member is not told here: that follows from its membership.
 */
public record NewOrganization(
    LocalizedText name,
    @Nullable String shortName,
    @Nullable List<String> alsoSpelled,
    OrganizationKind kind,
    @Nullable LocalizedText mission,
    @Nullable LocalizedText services,
    @Nullable List<String> pillars,
    @Nullable List<TargetGroup> targetGroups,
    @Nullable List<String> districts,
    @Nullable List<String> subdistricts,
    @Nullable Integer staff,
    @Nullable Integer volunteers,
    @Nullable String website,
    @Nullable Registered registered,
    @Nullable List<Contact> contacts) {

  /** Where it is registered by law. */
  public record Registered(String number, String authority, @Nullable LocalDate date) {}

  /** How it is reached. */
  public record Contact(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String line,
      @Nullable String address) {}

  public static NewOrganization named(LocalizedText name, OrganizationKind kind) {
    return new NewOrganization(
        name, null, null, kind, null, null, null, null, null, null, null, null, null, null, null);
  }

  Profile profile() {
    return new Profile(
        name.th(),
        name.en(),
        shortName,
        orNone(alsoSpelled),
        kind,
        mission == null ? null : mission.th(),
        mission == null ? null : mission.en(),
        website,
        staff,
        volunteers);
  }

  Registration registration() {
    return registered == null
        ? Registration.NONE
        : new Registration(registered.number(), registered.authority(), registered.date());
  }

  Reach reach() {
    return new Reach(
        orNone(pillars),
        orNone(targetGroups),
        orNone(districts),
        orNone(subdistricts),
        services == null ? null : services.th(),
        services == null ? null : services.en());
  }

  Contacts points() {
    return new Contacts(
        orNone(contacts).stream()
            .map(c -> new Contacts.Point(c.name(), c.phone(), c.email(), c.line(), c.address()))
            .toList());
  }

  private static <T> List<T> orNone(@Nullable List<T> values) {
    return values == null ? List.of() : values;
  }
}
