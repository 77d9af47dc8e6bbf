package org.prasan.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to each application and what was said about it, as one story that only grows. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Story {
  private final JdbcClient jdbc;
  private final Today today;

  Story(JdbcClient jdbc, Today today) {
    this.jdbc = jdbc;
    this.today = today;
  }

  /** What an entry tells. */
  enum Kind {
    BEGUN("pencil", false),
    INVITED("mail", false),
    LATE_OPENED("lock-open", false),
    SUBMITTED("send", false),
    CORRECTED("send", false),
    PAPER_ADDED("paperclip", false),
    ASKED("alert-circle", false),
    COMPLETE("list-check", false),
    CONFLICT("scale", true),
    REVIEWED("clipboard", true),
    SCREENED("clipboard-check", false),
    OPENED("rubber-stamp", false),
    ENDORSE("rubber-stamp", true),
    OBJECT("flag", true),
    ABSTAIN("user", true),
    RECUSE("scale", true),
    ADMITTED("gavel", false),
    OVERRIDDEN("alert-triangle", true),
    REFUSED("circle-x", false),
    SIGNED("signature", false),
    ACTIVE("circle-check", false),
    WITHDRAWN("door-exit", false),
    LINK("link", false),
    MESSAGE("message-circle", false),
    NOTE("lock", true);

    private final String icon;
    private final boolean internal;

    Kind(String icon, boolean internal) {
      this.icon = icon;
      this.internal = internal;
    }

    String icon() {
      return icon;
    }

    boolean internal() {
      return internal;
    }
  }

  /**
   * One entry.
   *
   * @param person who did it; null for the applicant and for what follows by itself
   * @param words what somebody wrote
   * @param detail what the sentence names
   */
  record Entry(
      Instant at,
      Kind kind,
      boolean byApplicant,
      @Nullable PersonId person,
      @Nullable OrganizationId organization,
      String words,
      String detail,
      @Nullable LocalDate day) {}

  /** How often a new link was made. */
  static long links(List<Entry> whole) {
    return whole.stream().filter(entry -> entry.kind() == Kind.LINK).count();
  }

  void tell(Acting acting, ApplicationId id, Kind kind) {
    tell(acting, id, kind, "", "", null);
  }

  void tell(
      Acting acting,
      ApplicationId id,
      Kind kind,
      String words,
      String detail,
      @Nullable LocalDate day) {
    add(acting, id, FreshId.next(), kind, false, words, detail, day);
  }

  void tellByApplicant(Acting acting, ApplicationId id, Kind kind, String words) {
    add(acting, id, FreshId.next(), kind, true, words, "", null);
  }

  /** What somebody wrote, under the id that came with the form. */
  void said(
      Acting acting, ApplicationId id, UUID entry, Kind kind, boolean byApplicant, String words) {
    add(acting, id, entry, kind, byApplicant, words, "", null);
  }

  boolean tells(CoalitionId coalition, ApplicationId id, UUID entry) {
    return jdbc.sql(
            """
            select exists (select from admission.entry
              where coalition_id = :coalition and application_id = :application and id = :id)
            """)
        .param("coalition", coalition.value())
        .param("application", id.value())
        .param("id", entry)
        .query(Boolean.class)
        .single();
  }

  private void add(
      Acting acting,
      ApplicationId id,
      UUID entry,
      Kind kind,
      boolean byApplicant,
      String words,
      String detail,
      @Nullable LocalDate day) {
    var person = byApplicant ? null : acting.person();
    var organization = byApplicant ? null : acting.organization();
    jdbc.sql(
            """
            insert into admission.entry
              (coalition_id, id, application_id, at, kind, internal, by_applicant, person_id,
               organization_id, words, detail, day)
            values (:coalition, :id, :application, :at, :kind, :internal, :byApplicant, :person,
              :organization, :words, :detail, :day)
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", entry)
        .param("application", id.value())
        .param("at", Applications.utc(today.now()))
        .param("kind", kind.name())
        .param("internal", kind.internal())
        .param("byApplicant", byApplicant)
        .param("person", person == null ? null : person.value())
        .param("organization", organization == null ? null : organization.value())
        .param("words", words)
        .param("detail", detail)
        .param("day", day)
        .update();
  }

  /** What the applicant may read. */
  List<Entry> open(CoalitionId coalition, ApplicationId id) {
    return entries(coalition, id, " and not internal");
  }

  List<Entry> whole(CoalitionId coalition, ApplicationId id) {
    return entries(coalition, id, "");
  }

  private List<Entry> entries(CoalitionId coalition, ApplicationId id, String narrowed) {
    return jdbc.sql(
            """
            select * from admission.entry
            where coalition_id = :coalition and application_id = :application%s
            order by at, id
            """
                .formatted(narrowed))
        .param("coalition", coalition.value())
        .param("application", id.value())
        .query(
            (row, number) -> {
              var person = row.getObject("person_id", UUID.class);
              return new Entry(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  Kind.valueOf(row.getString("kind")),
                  row.getBoolean("by_applicant"),
                  person == null ? null : new PersonId(person),
                  Applications.organization(row),
                  row.getString("words"),
                  row.getString("detail"),
                  row.getObject("day", LocalDate.class));
            })
        .list();
  }
}
