package org.prasan.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.DataGroup;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/** To whom outside, and for what, as it was typed. */
record OutsideForm(
    @Nullable UUID id,
    @Nullable String organization,
    @Nullable String person,
    @Nullable String contact,
    @Nullable String urgency,
    @Nullable List<String> needs,
    @Nullable List<String> groups,
    @Nullable String reason) {
  static OutsideForm fresh(List<String> needs) {
    return new OutsideForm(
        FreshId.next(), "", "", "", "", needs.size() == 1 ? needs : List.of(), List.of(), "");
  }

  /** The same as a form of its own. */
  OutsideForm anew() {
    return new OutsideForm(
        FreshId.next(), organization, person, contact, urgency, needs, groups, reason);
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  ReferOutside.@Nullable Asked read(Set<String> known, Set<DataGroup> withheld, FormCheck check) {
    var house = check.line("organization", organization, FormCheck.NAME);
    var who = check.limited("person", person, FormCheck.NAME);
    var where = check.limited("contact", contact, FormCheck.NAME);
    var how = Arrays.stream(Urgency.values()).filter(one -> one.name().equals(urgency)).findFirst();
    if (how.isEmpty()) check.wrong("urgency", "web.wrong.choose");
    var wanted = new HashSet<>(Objects.requireNonNullElse(needs, List.<String>of()));
    wanted.retainAll(known);
    if (wanted.isEmpty()) check.wrong("needs", "referral.wrong.needs");
    var why = check.words("reason", reason, AskedForm.LONGEST);
    if (check.refused() || how.isEmpty()) return null;
    return new ReferOutside.Asked(
        how.get(), wanted, chosen(withheld), new Outside.Told(house, who, where, why));
  }

  private Set<DataGroup> chosen(Set<DataGroup> withheld) {
    var chosen = EnumSet.noneOf(DataGroup.class);
    for (var group : DataGroup.values())
      if (groups != null && groups.contains(group.name()) && !withheld.contains(group))
        chosen.add(group);
    return chosen;
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "OutsideForm[" + id + "]";
  }
}
