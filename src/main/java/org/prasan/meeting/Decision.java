package org.prasan.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;

/**
 * What a coalition has decided.
 *
 * @param number counted from 1 within its year of the Buddhist Era
 * @param why it was taken back, if it was
 */
record Decision(
    DecisionId id,
    Ordinal number,
    MeetingId meeting,
    ItemId item,
    LocalDate on,
    Facts facts,
    Standing standing,
    String why,
    @Nullable UUID organ,
    @Nullable UUID pillar,
    Change changed,
    int version) {

  Decision with(Facts other) {
    return new Decision(
        id, number, meeting, item, on, other, standing, why, organ, pillar, changed, version);
  }

  Decision voiced(List<Voice> voices) {
    return with(new Facts(facts.text(), facts.proposer(), facts.seconder(), facts.way(), voices));
  }

  Decision about(@Nullable UUID otherPillar) {
    return new Decision(
        id, number, meeting, item, on, facts, standing, why, organ, otherPillar, changed, version);
  }

  Decision stands(Standing other, String otherWhy) {
    return new Decision(
        id, number, meeting, item, on, facts, other, otherWhy, organ, pillar, changed, version);
  }

  Decision stamped(Change change) {
    return new Decision(
        id, number, meeting, item, on, facts, standing, why, organ, pillar, change, version);
  }

  /** What is typed about it. */
  record Facts(
      String text,
      @Nullable OrganizationId proposer,
      @Nullable OrganizationId seconder,
      Way way,
      List<Voice> voices) {
    Facts {
      voices = List.copyOf(voices);
    }

    public long votes(Vote vote) {
      return voices.stream().filter(voice -> voice.vote() == vote).count();
    }
  }

  /** How it was decided. */
  enum Way {
    CONSENSUS,
    VOTE;

    public String key() {
      return "meeting.way." + name();
    }
  }

  /** What an organization said to it, with its reason. */
  record Voice(OrganizationId organization, Vote vote, String reason) {}

  /** What an organization may say; it objects where there is no vote. */
  enum Vote {
    YES,
    NO,
    ABSTAIN,
    OBJECTS;

    public String key() {
      return "meeting.vote." + name();
    }
  }

  /** Whether it counts; what later decisions do to it is told by their links. */
  enum Standing {
    VALID,
    /** Noted without a quorum: a meeting with one has yet to confirm it. */
    AWAITING,
    /** Taken back as typed by mistake; its number stays taken. */
    WITHDRAWN
  }

  /** What a later decision does with an earlier one. */
  enum Link {
    SUPERSEDES,
    IMPLEMENTS,
    REPEALS,
    CONFIRMS;

    public String key() {
      return "meeting.link." + name();
    }

    /** The earlier one does not hold any more. */
    boolean ends() {
      return this == SUPERSEDES || this == REPEALS;
    }
  }
}
