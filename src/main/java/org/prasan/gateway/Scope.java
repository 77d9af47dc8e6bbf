package org.prasan.gateway;

import java.util.EnumSet;
import java.util.Set;
import org.prasan.tenancy.Action;

/** Something a token allows a program to do. */
enum Scope {
  READ("referrals:read"),
  WRITE("referrals:write"),
  ACT("referrals:act"),
  DETAILS("referrals:details");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** As it stands in the description for programs. */
  public String word() {
    return word;
  }

  public String key() {
    return "gateway.scope." + name();
  }

  /** What is sealed with an offer is read from the client's file, which no route changes. */
  Set<Action> actions() {
    return switch (this) {
      case READ -> EnumSet.of(Action.SEE_REFERRALS, Action.SEE_SERVICES);
      case WRITE ->
          EnumSet.of(
              Action.SEE_REFERRALS, Action.SEE_CLIENTS, Action.EDIT_CLIENTS, Action.REFER_CLIENTS);
      case ACT, DETAILS -> EnumSet.of(Action.SEE_REFERRALS, Action.REFER_CLIENTS);
    };
  }

  static Set<Action> actions(Set<Scope> scopes) {
    var actions = EnumSet.noneOf(Action.class);
    for (var scope : scopes) actions.addAll(scope.actions());
    return actions;
  }
}
