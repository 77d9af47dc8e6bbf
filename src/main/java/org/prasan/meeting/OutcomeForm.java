package org.prasan.meeting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;

/**
 * What came of an item, as it is typed.
 *
 * @param way how it was decided
 * @param othersAgree in a vote, whoever is listed and has no vote of its own votes in favor
 * @param objected with consensus, that there are objections to be written down
 * @param voices what each organization said, for a vote or where one objects
 * @param link what it does with an earlier decision, whose number is typed
 * @param owner who promises, through whom, until when
 * @param namesLater that the organization has yet to say through whom
 */
record OutcomeForm(
    @Nullable UUID id,
    Outcome.@Nullable Kind kind,
    @Nullable String text,
    @Nullable UUID proposer,
    @Nullable UUID seconder,
    Decision.@Nullable Way way,
    @Nullable Boolean othersAgree,
    @Nullable Boolean objected,
    @Nullable List<VoiceLine> voices,
    Decision.@Nullable Link link,
    @Nullable String earlier,
    @Nullable Boolean withoutQuorum,
    @Nullable UUID owner,
    @Nullable UUID person,
    @Nullable Boolean namesLater,
    @Nullable String due,
    @Nullable String dueChoice) {
  static final int LONGEST_TEXT = 4000;
  private static final int LONGEST_REASON = 1000;

  /** What one organization said, as it is typed. */
  record VoiceLine(
      @Nullable UUID organization, Decision.@Nullable Vote vote, @Nullable String reason) {}

  static OutcomeForm fresh(Outcome.Kind kind, List<OrganizationId> speaking) {
    return new OutcomeForm(
        FreshId.next(),
        kind,
        "",
        null,
        null,
        Decision.Way.CONSENSUS,
        false,
        false,
        speaking.stream().map(one -> new VoiceLine(one.value(), null, "")).toList(),
        null,
        "",
        false,
        null,
        null,
        false,
        "",
        null);
  }

  /** How the votes stand while they are typed. */
  record Tally(long yes, long no, long abstain, long none) {}

  public Tally tally() {
    return new Tally(
        votes(Decision.Vote.YES),
        votes(Decision.Vote.NO),
        votes(Decision.Vote.ABSTAIN),
        lines().stream().filter(line -> vote(line, Decision.Way.VOTE) == null).count());
  }

  private long votes(Decision.Vote vote) {
    return lines().stream().filter(line -> vote(line, Decision.Way.VOTE) == vote).count();
  }

  private List<VoiceLine> lines() {
    return Objects.requireNonNullElse(voices, List.<VoiceLine>of()).stream()
        .filter(line -> line != null && line.organization() != null)
        .toList();
  }

  /** As it was tapped, or with all others. */
  private Decision.@Nullable Vote vote(VoiceLine line, Decision.Way how) {
    if (line.vote() != null) return line.vote();
    return how == Decision.Way.VOTE && Boolean.TRUE.equals(othersAgree) ? Decision.Vote.YES : null;
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  Decision.@Nullable Facts decision(FormCheck check) {
    var words = check.words("text", text, LONGEST_TEXT);
    if (way == null) check.wrong("way", "web.wrong.choose");
    if (way == null) return null;
    var said = voices(check, way);
    if (check.refused()) return null;
    return new Decision.Facts(words, organization(proposer), organization(seconder), way, said);
  }

  private List<Decision.Voice> voices(FormCheck check, Decision.Way how) {
    var said = new ArrayList<Decision.Voice>();
    var spoken = new HashSet<UUID>();
    var lines = Objects.requireNonNullElse(voices, List.<VoiceLine>of());
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      if (line == null || line.organization() == null) continue;
      var vote = vote(line, how);
      if (vote == null) continue;
      boolean objects = vote == Decision.Vote.OBJECTS;
      var field = "voices[" + at + "].vote";
      if (objects == (how == Decision.Way.VOTE)) check.wrong(field, "meeting.wrong.voice." + how);
      if (!spoken.add(line.organization())) check.wrong(field, "meeting.wrong.twice");
      var reason = check.limited("voices[" + at + "].reason", line.reason(), LONGEST_REASON);
      if (objects && reason.isEmpty())
        check.wrong("voices[" + at + "].reason", "meeting.wrong.objection-why");
      said.add(new Decision.Voice(new OrganizationId(line.organization()), vote, reason));
    }
    if (how == Decision.Way.VOTE && said.isEmpty()) check.wrong("way", "meeting.wrong.no-votes");
    return said;
  }

  private static @Nullable OrganizationId organization(@Nullable UUID id) {
    return id == null ? null : new OrganizationId(id);
  }
}
