package org.prasan.tenancy;

import static org.prasan.tenancy.Action.*;
import static org.prasan.tenancy.Role.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The one table that says which role may do what; docs/permissions.md is printed from it. */
public final class Permissions {
  private static final Set<Role> MEMBERS =
      EnumSet.of(
          STAFF, CASE_WORKER, ALTERNATE, FOCAL_POINT, DIRECTOR, OFFICER, SECRETARY, ADMINISTRATOR);
  private static final Set<Role> OFFICE = EnumSet.of(SECRETARY, ADMINISTRATOR);

  private static final Map<Action, Set<Role>> TABLE = new EnumMap<>(Action.class);

  static {
    allow(EnumSet.allOf(Role.class), SEE_PUBLIC_PAGES);
    allow(EnumSet.of(ACCOUNT_HOLDER), USE_OWN_ACCOUNT);
    allow(MEMBERS, READ_NOTICES);
    allow(OFFICE, SEE_LETTERS, TEST_MAIL);
    allow(EnumSet.of(OFFICER, SECRETARY, ADMINISTRATOR), SEE_BACKUPS);
    allow(MEMBERS, SEE_HOME, SEE_REGISTRY, EXPORT_REGISTRY, SEE_PEOPLE, SEE_RULES);
    allow(EnumSet.of(FOCAL_POINT, ALTERNATE, DIRECTOR), SEE_OWN_EVIDENCE);
    allow(EnumSet.of(OFFICER, SECRETARY, ADMINISTRATOR), SEE_ANY_EVIDENCE);
    allow(
        EnumSet.of(FOCAL_POINT, ALTERNATE, DIRECTOR, SECRETARY, ADMINISTRATOR),
        EDIT_OWN_ORGANIZATION);
    allow(OFFICE, EDIT_ANY_ORGANIZATION, ADD_ORGANIZATION, IMPORT_ORGANIZATIONS);
    allow(
        EnumSet.of(FOCAL_POINT, DIRECTOR, SECRETARY, ADMINISTRATOR),
        INVITE_TO_OWN_ORGANIZATION,
        END_MANDATE_IN_OWN_ORGANIZATION);
    allow(
        OFFICE,
        INVITE_TO_ANY_ORGANIZATION,
        END_ANY_MANDATE,
        EDIT_PERSON,
        DEACTIVATE_PERSON,
        HELP_SIGN_IN);
    allow(OFFICE, CHANGE_RULE, CHANGE_HOLIDAYS, EDIT_CHARTER, ASSIGN_OFFICE, EDIT_HISTORY);
    allow(OFFICE, UPLOAD_BOUNDARIES, CONFIGURE_HELP, KEEP_TRANSLATIONS);
    allow(EnumSet.of(OFFICER, SECRETARY, ADMINISTRATOR), RELEASE_TRANSLATIONS);
    allow(MEMBERS, SEE_STANDING);
    allow(EnumSet.of(DIRECTOR, FOCAL_POINT, ALTERNATE), RENEW_MEMBERSHIP);
    allow(EnumSet.of(DIRECTOR, FOCAL_POINT), RESIGN_MEMBERSHIP);
    allow(OFFICE, RECORD_MEMBERSHIP);
    allow(EnumSet.of(OFFICER, SECRETARY, ADMINISTRATOR), READ_AUDIT, EXPORT_AUDIT);
    allow(MEMBERS, SEE_AGREEMENTS);
    allow(OFFICE, EDIT_AGREEMENT, RECORD_SIGNATURE);
    allow(EnumSet.of(DIRECTOR, FOCAL_POINT, ALTERNATE), SIGN_AGREEMENT);
    allow(EnumSet.allOf(Role.class), APPLY);
    allow(MEMBERS, SEE_APPLICATIONS);
    allow(EnumSet.of(OFFICER, SECRETARY), REVIEW_APPLICATION);
    allow(OFFICE, HANDLE_APPLICATION);
    allow(EnumSet.of(FOCAL_POINT, DIRECTOR), ENDORSE_APPLICATION);
    allow(MEMBERS, SEE_MEETINGS, PROPOSE_ITEM, ATTEND_MEETING, CORRECT_MINUTES);
    allow(EnumSet.of(DIRECTOR, FOCAL_POINT, ALTERNATE), ANSWER_MEETING);
    allow(EnumSet.of(OFFICER, SECRETARY, ADMINISTRATOR), HOLD_MEETINGS, READ_DRAFT_MINUTES);
    allow(OFFICE, ARRANGE_MEETINGS, WRITE_MINUTES);
    allow(MEMBERS, SEE_ROSTER, SERVE_DUTY);
    allow(OFFICE, MANAGE_ROSTER);
    allow(MEMBERS, SEE_SERVICES);
    allow(EnumSet.of(CASE_WORKER, ALTERNATE, FOCAL_POINT, DIRECTOR), READ_NAMED_SERVICES);
    allow(
        EnumSet.of(CASE_WORKER, ALTERNATE, FOCAL_POINT, DIRECTOR, SECRETARY, ADMINISTRATOR),
        EDIT_SERVICES);
    allow(OFFICE, EDIT_ANY_SERVICE, IMPORT_SERVICES);
    allow(EnumSet.of(CASE_WORKER, FOCAL_POINT, DIRECTOR), SEE_CLIENTS);
    allow(EnumSet.of(CASE_WORKER), EDIT_CLIENTS);
    allow(EnumSet.of(FOCAL_POINT, DIRECTOR), SHORTEN_KEEPING);
    allow(EnumSet.of(CASE_WORKER, FOCAL_POINT, DIRECTOR), SEE_REFERRALS);
    allow(EnumSet.of(CASE_WORKER), REFER_CLIENTS);
    allow(EnumSet.of(OFFICER, SECRETARY), REVIEW_REFERRALS);
    allow(EnumSet.of(CASE_WORKER, FOCAL_POINT, DIRECTOR), VOUCH_FOR_COLLEAGUE);
    allow(MEMBERS, SEE_NUMBERS);
    allow(OFFICE, PUBLISH_NUMBERS);
    allow(EnumSet.of(FOCAL_POINT, DIRECTOR), MANAGE_TOKENS);
    allow(MEMBERS, SEE_COMMITMENTS, ASK_COMMITMENT);
    allow(EnumSet.of(ALTERNATE, FOCAL_POINT, DIRECTOR), ANSWER_COMMITMENT);
    allow(OFFICE, MANAGE_COMMITMENTS);
    allow(EnumSet.of(OPERATOR), FOUND_COALITION, READ_INSTALLATION_AUDIT, LOOK_AFTER_INSTALLATION);
  }

  private Permissions() {}

  public static boolean allows(Role role, Action action) {
    return TABLE.getOrDefault(action, Set.of()).contains(role);
  }

  public static boolean allows(Set<Role> roles, Action action) {
    return roles.stream().anyMatch(role -> allows(role, action));
  }

  /** Whether the role leads to what clients told the organization. */
  public static boolean opensClients(Role role) {
    return TABLE.keySet().stream()
        .anyMatch(action -> action.opensClients() && allows(role, action));
  }

  private static void allow(Set<Role> roles, Action... actions) {
    for (var action : actions) TABLE.put(action, EnumSet.copyOf(roles));
  }
}
