package org.prasan.gateway;

import java.util.EnumSet;
import java.util.Set;
import org.prasan.tenancy.Action;

/** Something a token allows a program to do. */
enum Scope {
  READ("referrals:read", EnumSet.of(Action.SEE_REFERRALS)),
  /** What is sealed with an offer is read from the client's file, which no route changes. */
  WRITE(
      "referrals:write",
      EnumSet.of(
          Action.SEE_REFERRALS, Action.SEE_CLIENTS, Action.EDIT_CLIENTS, Action.REFER_CLIENTS)),
  ACT("referrals:act", EnumSet.of(Action.SEE_REFERRALS, Action.REFER_CLIENTS)),
  DETAILS("referrals:details", EnumSet.of(Action.SEE_REFERRALS, Action.REFER_CLIENTS));

  private final String word;
  private final Set<Action> actions;

  Scope(String word, Set<Action> actions) {
    this.word = word;
    this.actions = actions;
  }

  /** As it stands in the description for programs. */
  public String word() {
    return word;
  }

  public String key() {
    return "gateway.scope." + name();
  }

  Set<Action> actions() {
    return actions;
  }

  static Set<Action> actions(Set<Scope> scopes) {
    var actions = EnumSet.noneOf(Action.class);
    for (var scope : scopes) actions.addAll(scope.actions);
    return actions;
  }
}
