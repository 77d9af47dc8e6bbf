package org.prasan.membership;

import java.util.ArrayList;
import java.util.List;

/** How much of its profile an organization has told, and what is still missing. */
record Completeness(int told, int asked, List<Part> missing) {

  /** Something a profile should tell, and the page on which it is added. */
  enum Part {
    NAME_EN("profile"),
    MISSION("profile"),
    SIZE("profile"),
    PILLARS("reach"),
    TARGET_GROUPS("reach"),
    DISTRICTS("reach"),
    SERVICES("reach"),
    REGISTRATION("registration"),
    EVIDENCE("evidence"),
    CONTACT("contacts"),
    LOGO("logo");

    private final String page;

    Part(String page) {
      this.page = page;
    }

    public String page() {
      return page;
    }

    public String key() {
      return "membership.missing." + name();
    }
  }

  static Completeness of(Organization organization) {
    var missing = new ArrayList<Part>();
    var asked = 0;
    for (var part : Part.values()) {
      if (!asks(organization, part)) continue;
      asked++;
      if (!tells(organization, part)) missing.add(part);
    }
    return new Completeness(asked - missing.size(), asked, List.copyOf(missing));
  }

  public boolean full() {
    return missing.isEmpty();
  }

  public int percent() {
    return told * 100 / asked;
  }

  private static boolean asks(Organization organization, Part part) {
    var kind = organization.profile().kind();
    return switch (part) {
      case REGISTRATION, EVIDENCE -> kind.registers();
      case PILLARS, SIZE -> kind != OrganizationKind.AGENCY;
      default -> true;
    };
  }

  private static boolean tells(Organization organization, Part part) {
    var profile = organization.profile();
    var reach = organization.reach();
    return switch (part) {
      case NAME_EN -> profile.nameEn() != null;
      case MISSION -> profile.missionTh() != null;
      case SIZE -> profile.staff() != null || profile.volunteers() != null;
      case PILLARS -> !reach.pillars().isEmpty();
      case TARGET_GROUPS -> !reach.targetGroups().isEmpty();
      case DISTRICTS -> !reach.districts().isEmpty();
      case SERVICES -> reach.servicesTh() != null;
      case REGISTRATION -> organization.registration().known();
      case EVIDENCE -> organization.evidence() != null;
      case CONTACT -> !organization.contacts().points().isEmpty();
      case LOGO -> organization.logo() != null;
    };
  }
}
