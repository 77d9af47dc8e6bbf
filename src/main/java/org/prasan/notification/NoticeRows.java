package org.prasan.notification;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people have been told. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoticeRows {
  /** The bell shows no more than this. */
  static final int MOST_COUNTED = 100;

  private static final String LAST = "\udbff\udfff";
  private static final RowMapper<Told> TOLD = (row, number) -> told(row);

  private final JdbcClient jdbc;

  NoticeRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something a person was told.
   *
   * @param readAt null as long as nobody has opened it
   * @param doneAt when it did not wait any more; null if it does
   * @param tap null if there is nothing to answer
   * @param tappedAt when it was answered from an e-mail
   * @param tapped what was answered so
   */
  record Told(
      UUID id,
      PersonId person,
      Topic topic,
      String kind,
      List<String> arguments,
      String path,
      Instant toldAt,
      @Nullable Instant readAt,
      @Nullable Instant doneAt,
      @Nullable TapOffer tap,
      @Nullable Instant tappedAt,
      @Nullable String tapped) {
    boolean unread() {
      return readAt == null && doneAt == null;
    }

    @Override
    public String toString() {
      return "Told[" + id + ", " + kind + "]";
    }
  }

  /** False if it was told before. */
  boolean add(UUID id, Notice notice, Way way, Instant now) {
    var tap = notice.tap();
    return jdbc.sql(
                """
                insert into notification.notice
                  (coalition_id, id, person_id, topic, kind, arguments, path, dedupe, way, told_at,
                   tap_action, tap_subject, tap_answers, tap_shown, tap_until)
                values
                  (:coalition, :id, :person, :topic, :kind, :arguments, :path, :dedupe, :way, :now,
                   :action, :subject, :answers, :shown, :until)
                on conflict (coalition_id, person_id, dedupe) do nothing
                """)
            .param("coalition", notice.coalition().id().value())
            .param("id", id)
            .param("person", notice.person().value())
            .param("topic", notice.topic().name())
            .param("kind", notice.kind())
            .param("arguments", notice.arguments().toArray(String[]::new))
            .param("path", notice.path())
            .param("dedupe", notice.dedupe())
            .param("way", way.name())
            .param("now", utc(now))
            .param("action", tap == null ? null : tap.action())
            .param("subject", tap == null ? null : tap.subject())
            .param("answers", tap == null ? null : tap.answers().toArray(String[]::new))
            .param("shown", tap == null ? null : tap.shown())
            .param("until", tap == null ? null : utc(tap.until()))
            .update()
        == 1;
  }

  /** Answers which they were. */
  List<UUID> done(CoalitionId coalition, String prefix, Instant now) {
    return jdbc.sql(
            """
            update notification.notice set done_at = :now
            where coalition_id = :coalition and done_at is null
              and dedupe >= :prefix and dedupe < :end
            returning id
            """)
        .param("now", utc(now))
        .param("coalition", coalition.value())
        .param("prefix", prefix)
        .param("end", prefix + LAST)
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }

  /** How many this person has not read, as far as it is counted. */
  int unread(CoalitionId coalition, PersonId person) {
    return jdbc.sql(
            """
            select count(*) from (
              select from notification.notice
              where coalition_id = :coalition and person_id = :person
                and read_at is null and done_at is null
              limit :most) unread
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("most", MOST_COUNTED)
        .query(Integer.class)
        .single();
  }

  /**
   * The newest first.
   *
   * @param before those after it in the list; null from the beginning
   */
  List<Told> of(
      CoalitionId coalition, PersonId person, boolean unreadOnly, @Nullable Told before, int most) {
    return jdbc.sql(
            """
            select * from notification.notice
            where coalition_id = :coalition and person_id = :person
              and (not :unread or (read_at is null and done_at is null))
              and (:at::timestamptz is null or (told_at, id) < (:at::timestamptz, :id::uuid))
            order by told_at desc, id desc limit :most
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("unread", unreadOnly)
        .param("at", before == null ? null : utc(before.toldAt()))
        .param("id", before == null ? null : before.id())
        .param("most", most)
        .query(TOLD)
        .list();
  }

  Optional<Told> byId(CoalitionId coalition, UUID id) {
    return jdbc.sql(
            "select * from notification.notice where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query(TOLD)
        .optional();
  }

  List<Told> byIds(CoalitionId coalition, Collection<UUID> ids) {
    if (ids.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select * from notification.notice
            where coalition_id = :coalition and id in (:ids) order by told_at, id
            """)
        .param("coalition", coalition.value())
        .param("ids", ids)
        .query(TOLD)
        .list();
  }

  /** What the digest of this person has not told yet. */
  List<Told> forDigest(CoalitionId coalition, PersonId person, int most) {
    return jdbc.sql(
            """
            select * from notification.notice
            where coalition_id = :coalition and person_id = :person
              and read_at is null and done_at is null and letter_id is null and way = 'DIGEST'
            order by told_at, id limit :most
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("most", most)
        .query(TOLD)
        .list();
  }

  List<Told> ofLetter(CoalitionId coalition, UUID letter) {
    return jdbc.sql(
            """
            select * from notification.notice
            where coalition_id = :coalition and letter_id = :letter order by told_at, id
            """)
        .param("coalition", coalition.value())
        .param("letter", letter)
        .query(TOLD)
        .list();
  }

  /** The person has chosen otherwise since it was told. */
  void change(CoalitionId coalition, UUID id, Way way) {
    jdbc.sql(
            """
            update notification.notice set way = :way where coalition_id = :coalition and id = :id
            """)
        .param("way", way.name())
        .param("coalition", coalition.value())
        .param("id", id)
        .update();
  }

  /** True for one caller alone. */
  boolean tapped(CoalitionId coalition, UUID id, String answer, Instant now) {
    return jdbc.sql(
                """
                update notification.notice
                set tapped_at = :now, tapped_answer = :answer, read_at = coalesce(read_at, :now)
                where coalition_id = :coalition and id = :id and tapped_at is null
                """)
            .param("now", utc(now))
            .param("answer", answer)
            .param("coalition", coalition.value())
            .param("id", id)
            .update()
        == 1;
  }

  void forget(CoalitionId coalition, Instant before) {
    jdbc.sql(
            """
            delete from notification.notice
            where coalition_id = :coalition and told_at < :before
            """)
        .param("coalition", coalition.value())
        .param("before", utc(before))
        .update();
  }

  void read(CoalitionId coalition, PersonId person, UUID id, Instant now) {
    jdbc.sql(
            """
            update notification.notice set read_at = :now
            where coalition_id = :coalition and person_id = :person and id = :id
              and read_at is null
            """)
        .param("now", utc(now))
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("id", id)
        .update();
  }

  /**
   * Answers how many.
   *
   * @param until what came after the page was shown stays unread
   */
  int readAll(CoalitionId coalition, PersonId person, Instant until, Instant now) {
    return jdbc.sql(
            """
            update notification.notice set read_at = :now
            where coalition_id = :coalition and person_id = :person
              and read_at is null and done_at is null and told_at <= :until
            """)
        .param("now", utc(now))
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("until", utc(until))
        .update();
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        row.getObject("id", UUID.class),
        PersonId.of(row.getString("person_id")),
        Topic.valueOf(row.getString("topic")),
        row.getString("kind"),
        strings(row.getArray("arguments")),
        row.getString("path"),
        row.getObject("told_at", OffsetDateTime.class).toInstant(),
        instant(row, "read_at"),
        instant(row, "done_at"),
        tap(row),
        instant(row, "tapped_at"),
        row.getString("tapped_answer"));
  }

  private static @Nullable TapOffer tap(ResultSet row) throws SQLException {
    var action = row.getString("tap_action");
    if (action == null) return null;
    return new TapOffer(
        action,
        row.getObject("tap_subject", UUID.class),
        strings(row.getArray("tap_answers")),
        Objects.requireNonNullElse(row.getString("tap_shown"), ""),
        row.getObject("tap_until", OffsetDateTime.class).toInstant());
  }

  private static List<String> strings(Array array) throws SQLException {
    var strings = new ArrayList<String>();
    for (var each : (Object[]) array.getArray()) strings.add(String.valueOf(each));
    return strings;
  }
}
