package org.prasan.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.FreshId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that are keys, on their way to whoever may have no account and belong to no coalition: that
 * is why they stand beside the {@link MailQueue}, which is put into words as it leaves. They are
 * written in the transaction that causes them and sent after.
 */
@Service
public class Outbox {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LINK_KEPT = Duration.ofDays(3);
  private static final RowMapper<Entry> ENTRY =
      (row, number) ->
          new Entry(
              UUID.fromString(row.getString("id")),
              row.getString("recipient"),
              row.getString("kind"),
              row.getString("language"),
              row.getString("link"),
              row.getInt("tries"),
              row.getObject("written_at", OffsetDateTime.class).toInstant());

  private final JdbcClient jdbc;
  private final ObjectProvider<JavaMailSender> mail;
  private final Clock clock;

  Outbox(JdbcClient jdbc, ObjectProvider<JavaMailSender> mail, Clock clock) {
    this.jdbc = jdbc;
    this.mail = mail;
    this.clock = clock;
  }

  /** Whether messages leave: without a mail server they stay here, and links go by hand. */
  public boolean sends() {
    return mail.getIfAvailable() != null;
  }

  /** A message as it stands in the outbox; the link is gone once it was sent or given up. */
  record Entry(
      UUID id,
      String recipient,
      String kind,
      String language,
      @Nullable String link,
      int tries,
      Instant writtenAt) {
    @Override
    public String toString() {
      return "Entry[" + id + ", " + kind + "]";
    }
  }

  @Transactional
  public void put(Message message) {
    jdbc.sql(
            """
            insert into notification.outbox
              (id, recipient, kind, language, link, written_at, due_at)
            values (:id, :recipient, :kind, :language, :link, :now, :now)
            """)
        .param("id", FreshId.next())
        .param("recipient", message.recipient())
        .param("kind", message.kind())
        .param("language", message.language())
        .param("link", message.link())
        .param("now", now())
        .update();
  }

  /** Puts it there unless one of its kind was written to the same recipient within this time. */
  @Transactional
  public void putOnce(Message message, Duration within) {
    if (written(message.recipient(), message.kind(), within) == 0) put(message);
  }

  /** How many of a kind were written to a recipient within this time. */
  private int written(String recipient, String kind, Duration within) {
    return jdbc.sql(
            """
            select count(*) from notification.outbox
            where lower(recipient) = lower(:recipient) and kind = :kind
              and written_at > :since
            """)
        .param("recipient", recipient)
        .param("kind", kind)
        .param("since", now().minus(within))
        .query(Integer.class)
        .single();
  }

  /**
   * Notes a message without a link that leaves at once; false, and nothing is noted, if one of its
   * kind left to the same recipient in the last minute or so many did within a day.
   */
  @Transactional
  boolean leavesAtOnce(String recipient, String kind, String language, int mostInADay) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", "outbox " + kind + " " + recipient.toLowerCase(Locale.ROOT))
        .query((row, number) -> true)
        .single();
    if (written(recipient, kind, Duration.ofMinutes(1)) > 0
        || written(recipient, kind, Duration.ofDays(1)) >= mostInADay) return false;
    jdbc.sql(
            """
            insert into notification.outbox
              (id, recipient, kind, language, written_at, due_at, sent_at)
            values (:id, :recipient, :kind, :language, :now, :now, :now)
            """)
        .param("id", FreshId.next())
        .param("recipient", recipient)
        .param("kind", kind)
        .param("language", language)
        .param("now", now())
        .update();
    return true;
  }

  /** How many links wait, how many of them were tried in vain, and how many never left. */
  record Count(int waiting, int tried, int givenUp) {}

  @Transactional(readOnly = true)
  Count count() {
    return jdbc.sql(
            """
            select count(*) filter (where link is not null) as waiting,
                   count(*) filter (where link is not null and tries > 0) as tried,
                   count(*) filter (where link is null) as given_up
            from notification.outbox where sent_at is null
            """)
        .query(Count.class)
        .single();
  }

  /** Locked, so that two copies of the application never send the same one. */
  List<Entry> nextDue() {
    return jdbc.sql(
            """
            select * from notification.outbox
            where sent_at is null and link is not null and due_at <= :now
            order by due_at limit 1 for update skip locked
            """)
        .param("now", now())
        .query(ENTRY)
        .list();
  }

  void sent(Entry entry) {
    jdbc.sql("update notification.outbox set sent_at = :now, link = null where id = :id")
        .param("now", now())
        .param("id", entry.id())
        .update();
  }

  void failed(Entry entry) {
    jdbc.sql("update notification.outbox set tries = tries + 1, due_at = :due where id = :id")
        .param("due", now().plus(NextTry.after(entry.tries())))
        .param("id", entry.id())
        .update();
  }

  void refused(Entry entry) {
    failed(entry);
    if (entry.tries() + 1 >= NextTry.MOST_REFUSALS) giveUp("id = :id", "id", entry.id());
  }

  private void giveUp(String which, String name, Object value) {
    jdbc.sql("update notification.outbox set link = null where sent_at is null and " + which)
        .param(name, value)
        .update();
  }

  /**
   * The newest first.
   *
   * @param recipient to this address alone; null to everybody
   */
  @Transactional(readOnly = true)
  List<Entry> newest(@Nullable String recipient, int most) {
    return jdbc.sql(
            """
            select * from notification.outbox
            where :recipient::text is null or recipient = :recipient::text
            order by written_at desc, id desc limit :most
            """)
        .param("recipient", recipient)
        .param("most", most)
        .query(ENTRY)
        .list();
  }

  /** A link is a key, and whoever did not get it in days has asked for another. */
  @Transactional
  void forgetOld() {
    giveUp("written_at < :before", "before", now().minus(LINK_KEPT));
    jdbc.sql("delete from notification.outbox where written_at < :before")
        .param("before", now().minus(KEPT))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
