package org.prasan.referral;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.client.DataGroup;
import org.prasan.client.FlagChange;
import org.prasan.client.SafetyFlag;
import org.prasan.client.Triage;
import org.prasan.directory.ServiceId;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;

/**
 * What a case worker asks for and of whom, as it was typed.
 *
 * @param seat a seat, or a seat and a service with a slash between them
 * @param flags as they are ticked
 * @param flagsShown as they were ticked when the form was opened
 * @param sought words by which a seat is looked for; nothing that is asked for
 * @param besides it is wanted although another one to that seat is still open
 */
record AskedForm(
    @Nullable UUID id,
    @Nullable Integer version,
    @Nullable String seat,
    @Nullable String urgency,
    @Nullable List<String> needs,
    @Nullable List<String> groups,
    @Nullable String reason,
    @Nullable List<String> flags,
    @Nullable List<String> flagsShown,
    @Nullable String sought,
    @Nullable Boolean besides) {
  static final int LONGEST = 8000;

  static AskedForm fresh(String seat, Triage card) {
    var needs = card.needs();
    return new AskedForm(
        FreshId.next(),
        0,
        seat,
        "",
        needs.size() == 1 ? needs : List.of(),
        List.of(),
        "",
        names(card),
        names(card),
        "",
        null);
  }

  private static List<String> names(Triage card) {
    return card.flags().stream().sorted().map(Enum::name).toList();
  }

  private static Set<SafetyFlag> flags(@Nullable List<String> typed) {
    return Arrays.stream(SafetyFlag.values())
        .filter(flag -> typed != null && typed.contains(flag.name()))
        .collect(Collectors.toSet());
  }

  static AskedForm of(Referral referral, Triage card, String reason, boolean otherSeat) {
    return new AskedForm(
        FreshId.next(),
        referral.version(),
        otherSeat ? "" : referral.address().choice(),
        referral.urgency().name(),
        referral.card().needs(),
        referral.groups().stream().map(Enum::name).toList(),
        reason,
        names(card),
        names(card),
        "",
        null);
  }

  /** The same to another seat. */
  AskedForm to(String other) {
    return new AskedForm(
        id, version, other, urgency, needs, groups, reason, flags, flagsShown, sought, besides);
  }

  /** The same as a form of its own. */
  AskedForm anew(boolean besides) {
    return new AskedForm(
        FreshId.next(),
        0,
        seat,
        urgency,
        needs,
        groups,
        reason,
        flags,
        flagsShown,
        sought,
        besides);
  }

  boolean wantedBesides() {
    return Boolean.TRUE.equals(besides);
  }

  /** Whether the file says by now what this page neither showed nor says. */
  boolean flagsMoved(Triage card) {
    return flagsShown != null
        && !card.flags().equals(flags(flagsShown))
        && !card.flags().equals(flags(flags));
  }

  Triage shown(Triage card) {
    return card.with(flags(flagsShown));
  }

  /** With the flags of the file as they are now, changed as this page changed those it showed. */
  AskedForm over(Triage card) {
    var change = FlagChange.between(flags(flagsShown), flags(flags));
    return new AskedForm(
        id,
        version,
        seat,
        urgency,
        needs,
        groups,
        reason,
        names(card.with(change.on(card.flags()))),
        names(card),
        sought,
        besides);
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  WriteReferral.@Nullable Asked read(
      Predicate<String> offered, Set<String> known, FormCheck check) {
    var chosenSeat = FormCheck.plain(seat);
    if (!offered.test(chosenSeat)) check.wrong("seat", "web.wrong.choose");
    var how = Arrays.stream(Urgency.values()).filter(one -> one.name().equals(urgency)).findFirst();
    if (how.isEmpty()) check.wrong("urgency", "web.wrong.choose");
    var wanted = new HashSet<>(Objects.requireNonNullElse(needs, List.<String>of()));
    wanted.retainAll(known);
    if (wanted.isEmpty()) check.wrongUnlessSaid("needs", "referral.wrong.needs");
    var why = check.words("reason", reason, LONGEST);
    if (check.refused() || how.isEmpty()) return null;
    var parts = chosenSeat.split("/", 2);
    return new WriteReferral.Asked(
        SeatId.of(parts[0]),
        parts.length < 2 ? null : ServiceId.of(parts[1]),
        how.get(),
        wanted,
        groups(groups),
        why,
        FlagChange.between(flags(flagsShown), flags(flags)));
  }

  private static Set<DataGroup> groups(@Nullable List<String> typed) {
    var groups = EnumSet.noneOf(DataGroup.class);
    for (var group : DataGroup.values())
      if (typed != null && typed.contains(group.name())) groups.add(group);
    return groups;
  }

  /** Nobody's words in a log. */
  @Override
  public String toString() {
    return "AskedForm[" + id + "]";
  }
}
