package org.prasan.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A referral as a program of one of its sides is told of it: codes and ids, no words. */
public final class ReferralShown {
  private ReferralShown() {}

  /**
   * The triage card.
   *
   * @param district its official code
   */
  public record Card(
      List<String> needs,
      @Nullable String district,
      String ageBand,
      @Nullable String sex,
      List<String> languages,
      List<String> safetyFlags) {}

  /** In both languages, as far as there is an English one. */
  public record Name(String th, @Nullable String en) {}

  /**
   * Codes that differ from coalition to coalition, or with a new version.
   *
   * @param needs those that are offered now, the wider before the narrower
   */
  public record Codes(List<Need> needs, List<Code> districts, List<Code> languages) {}

  /**
   * What somebody may need.
   *
   * @param parent the code of the wider one, if there is one
   */
  public record Need(String code, @Nullable String parent, Name name) {}

  /** A code and what it stands for. */
  public record Code(String code, Name name) {}

  /** A service of the organization that has a seat. */
  public record Service(UUID id, Name name) {}

  /**
   * A seat to which referrals may be addressed.
   *
   * @param accepts a case worker of its organization may serve it; elsewhere one calls
   * @param servedNow somebody is on duty there, who may accept or not
   */
  public record Seat(
      UUID id,
      Name name,
      UUID organization,
      Name organizationName,
      @Nullable String phone,
      boolean accepts,
      boolean servedNow,
      List<Service> services) {}

  /** What the client agreed to. */
  public record Agreed(
      List<String> groups, String purpose, String basis, LocalDate until, boolean inForce) {}

  /**
   * Something that happened, without what was said.
   *
   * @param suggested another seat that may help
   */
  public record Happened(
      UUID id,
      String what,
      String state,
      String party,
      @Nullable String reason,
      @Nullable UUID suggested,
      Instant at) {}

  /**
   * A referral.
   *
   * @param reading how much of it this organization may read as it stands
   * @param card null where only its trace is left, and once the client was erased
   * @param version to be sent back with the next step
   * @param recalled copies of the details have to be destroyed, and nobody said yet that they were
   * @param erased with the client's file: no step is left
   */
  public record Whole(
      UUID id,
      String code,
      String state,
      String reading,
      int version,
      UUID sender,
      UUID receiver,
      UUID seat,
      @Nullable UUID service,
      @Nullable String urgency,
      @Nullable Card card,
      @Nullable Agreed consent,
      List<Happened> course,
      List<String> open,
      boolean recalled,
      boolean erased,
      Instant writtenAt,
      Instant changedAt) {}

  /** What is left of a referral at a seat from which it went on. */
  public record Trace(
      UUID id, String code, String state, UUID sender, @Nullable Instant offeredAt) {}

  /**
   * A line of a list.
   *
   * @param at by which the list is ordered: offered, or written
   * @param card null where only its trace is left, and once the client was erased
   * @param turn which side has to do something; null if none has to
   * @param due by when; null if no clock runs
   */
  public record Line(
      UUID id,
      String code,
      String state,
      UUID sender,
      UUID receiver,
      UUID seat,
      @Nullable String urgency,
      @Nullable Card card,
      @Nullable String turn,
      @Nullable Instant due,
      Instant at) {}

  /**
   * A part of a list.
   *
   * @param next to be sent back as {@code after}; null at the end
   */
  public record Page(List<Line> items, @Nullable String next) {}

  /**
   * The sealed details, opened.
   *
   * @param fingerprint by which both sides prove what was sent
   */
  public record Details(
      UUID id, String code, Instant sentAt, String reason, List<Told> told, String fingerprint) {
    /** Nobody's words in a log. */
    @Override
    public String toString() {
      return "Details[" + id + "]";
    }
  }

  /**
   * Something told about the client.
   *
   * @param detail null for a note
   */
  public record Told(String group, @Nullable String detail, String text) {
    @Override
    public String toString() {
      return "Told[" + group + "]";
    }
  }

  /**
   * Something that was said.
   *
   * @param step with which it was said; null for a message
   */
  public record Said(UUID id, @Nullable String step, @Nullable UUID by, String text, Instant at) {
    @Override
    public String toString() {
      return "Said[" + id + "]";
    }
  }
}
