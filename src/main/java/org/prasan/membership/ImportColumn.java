package org.prasan.membership;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of the table of organizations, both as it is handed out and as it is brought in. */
enum ImportColumn {
  NAME_TH("nameTh"),
  NAME_EN("nameEn"),
  SHORT_NAME("shortName"),
  ALSO_SPELLED("alsoSpelled"),
  KIND("kind"),
  NUMBER("number"),
  AUTHORITY("authority"),
  DATE("date"),
  MISSION_TH("missionTh"),
  MISSION_EN("missionEn"),
  PILLARS("pillars"),
  TARGET_GROUPS("targetGroups"),
  SERVICES_TH("servicesTh"),
  SERVICES_EN("servicesEn"),
  DISTRICTS("districts"),
  SUBDISTRICTS("subdistricts"),
  STAFF("staff"),
  VOLUNTEERS("volunteers"),
  WEBSITE("website"),
  CONTACT_NAME("contactName"),
  CONTACT_PHONE("contactPhone"),
  CONTACT_EMAIL("contactEmail");

  private final String field;

  ImportColumn(String field) {
    this.field = field;
  }

  String key() {
    return "membership.field." + field;
  }

  @Nullable Object value(Organization organization, SectionWords words) {
    var profile = organization.profile();
    var registration = organization.registration();
    var reach = organization.reach();
    return switch (this) {
      case NAME_TH -> profile.nameTh();
      case NAME_EN -> profile.nameEn();
      case SHORT_NAME -> profile.shortName();
      case ALSO_SPELLED -> String.join(" | ", profile.alsoSpelled());
      case KIND -> words.word(profile.kind());
      case NUMBER -> registration.number();
      case AUTHORITY -> registration.authority();
      case DATE -> registration.date();
      case MISSION_TH -> profile.missionTh();
      case MISSION_EN -> profile.missionEn();
      case PILLARS -> piped(words.named(reach.pillars()));
      case TARGET_GROUPS -> piped(words.groups(reach.targetGroups()));
      case SERVICES_TH -> reach.servicesTh();
      case SERVICES_EN -> reach.servicesEn();
      case DISTRICTS -> piped(words.named(reach.districts()));
      case SUBDISTRICTS -> piped(words.subdistricts(reach.subdistricts()));
      case STAFF -> profile.staff();
      case VOLUNTEERS -> profile.volunteers();
      case WEBSITE -> profile.website();
      case CONTACT_NAME -> first(organization, Contacts.Point::name);
      case CONTACT_PHONE -> first(organization, Contacts.Point::phone);
      case CONTACT_EMAIL -> first(organization, Contacts.Point::email);
    };
  }

  static Map<String, Function<Organization, ? extends @Nullable Object>> all(SectionWords words) {
    var columns = new LinkedHashMap<String, Function<Organization, ? extends @Nullable Object>>();
    for (var column : values())
      columns.put(column.key(), organization -> column.value(organization, words));
    return columns;
  }

  /** Names may hold commas, never this sign. */
  private static String piped(String dotted) {
    return dotted.replace(" · ", " | ");
  }

  private static @Nullable Object first(
      Organization organization, Function<Contacts.Point, @Nullable String> part) {
    var points = organization.contacts().points();
    return points.isEmpty() ? null : part.apply(points.getFirst());
  }
}
