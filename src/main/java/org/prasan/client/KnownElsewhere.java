package org.prasan.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who asked whether a client is known elsewhere, who was asked in turn, and who agreed to talk.
 * Row-level security shows an organization its own side alone, and which files match to nobody.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class KnownElsewhere {
  private final JdbcClient jdbc;

  KnownElsewhere(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A case worker asked about a client. */
  record Inquiry(
      UUID id, OrganizationId organization, ClientId file, PersonId askedBy, Instant asked) {}

  /** An organization is asked whether to talk about a client of its own. */
  record Question(UUID id, ClientId file, String number) {}

  /** Whom to talk to, since both have agreed. */
  record Contact(OrganizationId other, PersonId person, Instant agreed) {}

  /** Two files that seem to be of one person. */
  record Match(
      UUID id,
      OrganizationId asker,
      ClientId askerFile,
      PersonId askedBy,
      OrganizationId known,
      ClientId knownFile) {}

  /** By an id number; or by a name, with the birth date or a telephone number beside it. */
  boolean comparable(Acting acting, ClientId file) {
    return jdbc.sql(
            """
            select coalesce(bool_or(field = 'ID_NUMBER')
              or (bool_or(detail in ('NAME_TH', 'NAME_EN'))
                and bool_or(field in ('BIRTH_DATE', 'PHONE'))), false)
            from client.blind
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query(Boolean.class)
        .single();
  }

  /** False if it was asked before with the same form. */
  boolean ask(Acting acting, Inquiry inquiry) {
    return jdbc.sql(
                """
                insert into client.inquiry
                  (coalition_id, id, organization_id, file_id, asked_by, asked_at)
                values (:coalition, :id, :owner, :file, :by, :at)
                on conflict do nothing
                """)
            .params(ClientFiles.scope(acting))
            .param("id", inquiry.id())
            .param("file", inquiry.file().value())
            .param("by", inquiry.askedBy().value())
            .param("at", ClientClock.utc(inquiry.asked()))
            .update()
        == 1;
  }

  Optional<Instant> lastAsked(Acting acting, ClientId file) {
    return jdbc.sql(
            """
            select asked_at from client.inquiry
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            order by asked_at desc limit 1
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  int asked(Acting acting, PersonId person, Instant since) {
    return jdbc.sql(
            """
            select count(*) from client.inquiry
            where coalition_id = :coalition and organization_id = :owner and asked_by = :person
              and asked_at >= :since
            """)
        .params(ClientFiles.scope(acting))
        .param("person", person.value())
        .param("since", ClientClock.utc(since))
        .query(Integer.class)
        .single();
  }

  /** One that waits to be compared, locked, and not one that another copy has. */
  Optional<Inquiry> next(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from client.inquiry
            where coalition_id = :coalition and compared_at is null
            order by asked_at limit 1 for update skip locked
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new Inquiry(
                    row.getObject("id", UUID.class),
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    new ClientId(row.getObject("file_id", UUID.class)),
                    new PersonId(row.getObject("asked_by", UUID.class)),
                    row.getObject("asked_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /**
   * Until the transaction ends, so that of an answer and a comparison about the same two files the
   * later one sees what came of the earlier.
   */
  void oneAfterAnother(CoalitionId coalition) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", "client.elsewhere " + coalition.value())
        .query((row, number) -> true)
        .single();
  }

  /** Who asked last about a client of theirs, and so agreed to talk; for the product alone. */
  Optional<PersonId> asker(CoalitionId coalition, ClientId file) {
    return asker(coalition, file, Instant.EPOCH, "");
  }

  /** The same, not longer ago than that and about a client whose file is still open. */
  Optional<PersonId> askerOfLate(CoalitionId coalition, ClientId file, Instant since) {
    return asker(coalition, file, since, " and f.closed_at is null");
  }

  private Optional<PersonId> asker(
      CoalitionId coalition, ClientId file, Instant since, String stillOpen) {
    return jdbc.sql(
            """
            select i.asked_by from client.inquiry i
            join client.file f on f.coalition_id = i.coalition_id and f.id = i.file_id
            where i.coalition_id = :coalition and i.file_id = :file and i.asked_at >= :since
            """
                + stillOpen
                + " order by i.asked_at desc limit 1")
        .param("coalition", coalition.value())
        .param("file", file.value())
        .param("since", ClientClock.utc(since))
        .query(UUID.class)
        .optional()
        .map(PersonId::new);
  }

  void compared(CoalitionId coalition, Inquiry inquiry, Instant now) {
    jdbc.sql(
            """
            update client.inquiry set compared_at = :now
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", inquiry.id())
        .param("now", ClientClock.utc(now))
        .update();
  }

  /** Files of other organizations that seem to be of the same person; for the product alone. */
  List<Match> matches(CoalitionId coalition, Inquiry inquiry) {
    return jdbc.sql(
            """
            select other.organization_id, other.file_id
            from client.blind own
            join client.blind other on other.coalition_id = own.coalition_id
              and other.field = own.field and other.fingerprint = own.fingerprint
              and other.organization_id <> own.organization_id
            join client.file file on file.coalition_id = other.coalition_id
              and file.id = other.file_id and file.erased_at is null
            where own.coalition_id = :coalition and own.file_id = :file
              and own.organization_id = :asker
            group by other.organization_id, other.file_id
            having bool_or(own.field = 'ID_NUMBER')
              or (bool_or(own.detail in ('NAME_TH', 'NAME_EN')
                  and other.detail in ('NAME_TH', 'NAME_EN'))
                and bool_or(own.field in ('BIRTH_DATE', 'PHONE')))
            """)
        .param("coalition", coalition.value())
        .param("file", inquiry.file().value())
        .param("asker", inquiry.organization().value())
        .query(
            (row, number) ->
                // Not one that tells when it was made: whoever is asked could guess by whom.
                new Match(
                    UUID.randomUUID(),
                    inquiry.organization(),
                    inquiry.file(),
                    inquiry.askedBy(),
                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                    new ClientId(row.getObject("file_id", UUID.class))))
        .list();
  }

  /** Once for two files, whoever asked first: false where it was kept before. */
  boolean keep(CoalitionId coalition, Match match) {
    return jdbc.sql(
                """
                insert into client.match
                  (coalition_id, id, asker_id, asker_file_id, asked_by, known_id, known_file_id)
                values (:coalition, :id, :asker, :askerFile, :by, :known, :knownFile)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", match.id())
            .param("asker", match.asker().value())
            .param("askerFile", match.askerFile().value())
            .param("by", match.askedBy().value())
            .param("known", match.known().value())
            .param("knownFile", match.knownFile().value())
            .update()
        == 1;
  }

  void askOwner(CoalitionId coalition, Match match) {
    jdbc.sql(
            """
            insert into client.question (coalition_id, id, organization_id, file_id)
            values (:coalition, :id, :known, :file)
            """)
        .param("coalition", coalition.value())
        .param("id", match.id())
        .param("known", match.known().value())
        .param("file", match.knownFile().value())
        .update();
  }

  /** Those that nobody has answered, about clients whose data were not erased. */
  List<Question> open(Acting acting) {
    return jdbc.sql(
            """
            select q.id, q.file_id, f.number from client.question q
            join client.file f on f.coalition_id = q.coalition_id and f.id = q.file_id
            where q.coalition_id = :coalition and q.organization_id = :owner
              and q.answer is null and f.erased_at is null
            order by q.id
            """)
        .params(ClientFiles.scope(acting))
        .query(
            (row, number) ->
                new Question(
                    row.getObject("id", UUID.class),
                    new ClientId(row.getObject("file_id", UUID.class)),
                    row.getString("number")))
        .list();
  }

  /** False if it was answered before, or is not one's own. */
  boolean answer(Acting acting, UUID question, boolean yes, PersonId by, Instant now) {
    return jdbc.sql(
                """
                update client.question
                set answer = :answer, answered_by = :by, answered_at = :now
                where coalition_id = :coalition and organization_id = :owner and id = :id
                  and answer is null
                """)
            .params(ClientFiles.scope(acting))
            .param("id", question)
            .param("answer", yes ? "YES" : "NO")
            .param("by", by.value())
            .param("now", ClientClock.utc(now))
            .update()
        == 1;
  }

  /** For the product alone; empty where the client of the asker was erased since. */
  Optional<Match> match(CoalitionId coalition, UUID question) {
    return jdbc.sql(
            """
            select m.* from client.match m
            join client.file f on f.coalition_id = m.coalition_id and f.id = m.asker_file_id
            where m.coalition_id = :coalition and m.id = :id and f.erased_at is null
            """)
        .param("coalition", coalition.value())
        .param("id", question)
        .query(
            (row, number) ->
                new Match(
                    row.getObject("id", UUID.class),
                    new OrganizationId(row.getObject("asker_id", UUID.class)),
                    new ClientId(row.getObject("asker_file_id", UUID.class)),
                    new PersonId(row.getObject("asked_by", UUID.class)),
                    new OrganizationId(row.getObject("known_id", UUID.class)),
                    new ClientId(row.getObject("known_file_id", UUID.class))))
        .optional();
  }

  /** Each learns of the other, and neither is asked any more; false if they have met before. */
  boolean meet(CoalitionId coalition, Match match, PersonId answeredBy, Instant now) {
    if (haveMet(coalition, match)) return false;
    close(coalition, match, answeredBy, now);
    contact(
        coalition, match.id(), match.asker(), match.askerFile(), match.known(), answeredBy, now);
    contact(
        coalition,
        match.id(),
        match.known(),
        match.knownFile(),
        match.asker(),
        match.askedBy(),
        now);
    return true;
  }

  /** One of the two asked, and has said no since: the later word holds. */
  boolean refused(CoalitionId coalition, Match match) {
    return jdbc.sql(
            """
            select exists (
              select from client.match m
              join client.question q on q.coalition_id = m.coalition_id and q.id = m.id
              where m.coalition_id = :coalition and q.answer = 'NO'
                and m.asker_file_id in (:askerFile, :knownFile)
                and m.known_file_id in (:askerFile, :knownFile)
                and q.answered_at > (
                  select max(i.asked_at) from client.inquiry i
                  where i.coalition_id = q.coalition_id and i.file_id = q.file_id))
            """)
        .param("coalition", coalition.value())
        .param("askerFile", match.askerFile().value())
        .param("knownFile", match.knownFile().value())
        .query(Boolean.class)
        .single();
  }

  private boolean haveMet(CoalitionId coalition, Match match) {
    return jdbc.sql(
            """
            select exists (
              select from client.contact ours
              join client.contact theirs on theirs.coalition_id = ours.coalition_id
                and theirs.id = ours.id and theirs.file_id = :knownFile
              where ours.coalition_id = :coalition and ours.file_id = :askerFile)
            """)
        .param("coalition", coalition.value())
        .param("askerFile", match.askerFile().value())
        .param("knownFile", match.knownFile().value())
        .query(Boolean.class)
        .single();
  }

  /** Whoever asked in turn has answered by that. */
  private void close(CoalitionId coalition, Match match, PersonId answeredBy, Instant now) {
    jdbc.sql(
            """
            update client.question q set answer = 'YES', answered_at = :now,
              answered_by = case when q.file_id = :knownFile then :by else :askedBy end
            from client.match m
            where q.coalition_id = :coalition and q.answer is null
              and m.coalition_id = q.coalition_id and m.id = q.id
              and m.asker_file_id in (:askerFile, :knownFile)
              and m.known_file_id in (:askerFile, :knownFile)
            """)
        .param("coalition", coalition.value())
        .param("askerFile", match.askerFile().value())
        .param("knownFile", match.knownFile().value())
        .param("by", answeredBy.value())
        .param("askedBy", match.askedBy().value())
        .param("now", ClientClock.utc(now))
        .update();
  }

  private void contact(
      CoalitionId coalition,
      UUID id,
      OrganizationId owner,
      ClientId file,
      OrganizationId other,
      PersonId person,
      Instant now) {
    jdbc.sql(
            """
            insert into client.contact
              (coalition_id, id, organization_id, file_id, other_id, person_id, agreed_at)
            values (:coalition, :id, :owner, :file, :other, :person, :now)
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .param("owner", owner.value())
        .param("file", file.value())
        .param("other", other.value())
        .param("person", person.value())
        .param("now", ClientClock.utc(now))
        .update();
  }

  List<Contact> contacts(Acting acting, ClientId file) {
    return jdbc.sql(
            """
            select * from client.contact
            where coalition_id = :coalition and organization_id = :owner and file_id = :file
            order by agreed_at
            """)
        .params(ClientFiles.scope(acting))
        .param("file", file.value())
        .query(
            (row, number) ->
                new Contact(
                    new OrganizationId(row.getObject("other_id", UUID.class)),
                    new PersonId(row.getObject("person_id", UUID.class)),
                    row.getObject("agreed_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
