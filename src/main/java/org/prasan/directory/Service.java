package org.prasan.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.OpeningTimes;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;

/** What an organization does for people: for whom, where, when, and how much room there is. */
public record Service(
    ServiceId id,
    OrganizationId organization,
    Basics basics,
    Eligibility eligibility,
    Access access,
    @Nullable Place place,
    Reach reach,
    List<Opening> openings,
    Capacity capacity,
    Confidentiality confidentiality,
    Assurance assurance,
    int version,
    Changed changed) {

  /** Whether it can be had at all. */
  public enum Status {
    ACTIVE,
    INACTIVE,
    DEFUNCT,
    TEMPORARILY_CLOSED
  }

  /**
   * What it is.
   *
   * @param alert what everybody has to know before they go there
   */
  public record Basics(
      LocalizedText name,
      @Nullable String alternateName,
      @Nullable LocalizedText description,
      Status status,
      List<String> needs,
      @Nullable LocalizedText alert,
      @Nullable String url,
      @Nullable String email) {}

  /**
   * For whom; where nothing is said, for everybody.
   *
   * @param districts where it serves people; none for the whole area of the coalition
   */
  public record Eligibility(
      @Nullable Integer minimumAge,
      @Nullable Integer maximumAge,
      List<Sex> sexes,
      List<LegalStatus> legalStatuses,
      @Nullable String words,
      List<String> languages,
      @Nullable String interpretation,
      List<String> districts) {
    public static final Eligibility EVERYBODY =
        new Eligibility(null, null, List.of(), List.of(), null, List.of(), null, List.of());
  }

  /** How one gets it, and what it costs. */
  public record Access(
      @Nullable String applicationProcess,
      @Nullable String waitTime,
      List<String> documents,
      boolean free,
      @Nullable String fees,
      @Nullable String accreditations,
      @Nullable String licenses) {
    public static final Access UNTOLD = new Access(null, null, List.of(), false, null, null, null);
  }

  /** By whom one is reached. */
  public record Reach(List<Phone> phones, List<Contact> contacts) {
    public static final Reach NOBODY = new Reach(List.of(), List.of());
  }

  /** A number to call. */
  public record Phone(
      String number,
      @Nullable String extension,
      @Nullable String description,
      List<String> languages) {}

  /** A person or desk to speak to. */
  public record Contact(
      @Nullable String name,
      @Nullable String title,
      @Nullable String department,
      @Nullable String email) {}

  /**
   * How far what it says may be relied on.
   *
   * @param by who last confirmed all of it
   * @param reviewBy when it has to be looked through again
   */
  public record Assurance(
      @Nullable LocalDate on,
      @Nullable PersonId by,
      @Nullable String email,
      @Nullable LocalDate reviewBy) {
    public static final Assurance NONE = new Assurance(null, null, null, null);

    /** Without the person, who is kept like the contacts. */
    Assurance byNobody() {
      return new Assurance(on, null, null, reviewBy);
    }
  }

  /**
   * Who wrote it last, and when.
   *
   * @param openly when something was written last that whoever knows of the service may know
   * @param parts when those parts were written that may be kept more closely
   */
  public record Changed(
      Instant at,
      @Nullable PersonId by,
      @Nullable OrganizationId actingFor,
      Instant openly,
      Map<FieldGroup, Instant> parts) {
    public Changed(Instant at, @Nullable PersonId by, @Nullable OrganizationId actingFor) {
      this(at, by, actingFor, at, Map.of());
    }

    /** As it looks to a reader of these parts alone. */
    Changed seenWith(Set<FieldGroup> readable) {
      var last = openly;
      for (var part : readable) {
        var written = parts.get(part);
        if (written != null && written.isAfter(last)) last = written;
      }
      return new Changed(last, by, actingFor);
    }
  }

  public LocalizedText name() {
    return basics.name();
  }

  public OpeningTimes openingTimes() {
    return new OpeningTimes(openings.stream().flatMap(opening -> opening.rule().stream()).toList());
  }

  Guard guard() {
    return confidentiality.guard(organization);
  }

  Service withId(ServiceId other) {
    return new Service(
        other,
        organization,
        basics,
        eligibility,
        access,
        place,
        reach,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service with(Basics other) {
    return new Service(
        id,
        organization,
        other,
        eligibility,
        access,
        place,
        reach,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service with(Eligibility other) {
    return new Service(
        id,
        organization,
        basics,
        other,
        access,
        place,
        reach,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service with(Access other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        other,
        place,
        reach,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service withPlace(@Nullable Place other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        other,
        reach,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service with(Reach other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        place,
        other,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service withOpenings(List<Opening> other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        place,
        reach,
        other,
        capacity,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service with(Capacity other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        place,
        reach,
        openings,
        other,
        confidentiality,
        assurance,
        version,
        changed);
  }

  Service with(Confidentiality other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        place,
        reach,
        openings,
        capacity,
        other,
        assurance,
        version,
        changed);
  }

  Service with(Assurance other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        place,
        reach,
        openings,
        capacity,
        confidentiality,
        other,
        version,
        changed);
  }

  Service with(Changed other) {
    return new Service(
        id,
        organization,
        basics,
        eligibility,
        access,
        place,
        reach,
        openings,
        capacity,
        confidentiality,
        assurance,
        version,
        other);
  }
}
