package org.prasan.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.FreshId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Messages on their way. They are written in the transaction that causes them and sent after. */
@Service
public class Outbox {
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final Duration KEPT = Duration.ofDays(30);
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

  /** A message as it stands in the outbox; the link is gone once it was sent. */
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

  /** Locked, so that two copies of the application never send the same one. */
  List<Entry> nextDue() {
    return jdbc.sql(
            """
            select * from notification.outbox where sent_at is null and due_at <= :now
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

  /** Tried again after 30 seconds, a minute, two minutes … at last every six hours. */
  void failed(Entry entry) {
    var wait = Duration.ofSeconds(30L << Math.min(entry.tries(), 12));
    jdbc.sql("update notification.outbox set tries = tries + 1, due_at = :due where id = :id")
        .param("due", now().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait))
        .param("id", entry.id())
        .update();
  }

  @Transactional(readOnly = true)
  List<Entry> newest(int most) {
    return jdbc.sql(
            "select * from notification.outbox order by written_at desc, id desc limit :most")
        .param("most", most)
        .query(ENTRY)
        .list();
  }

  @Transactional
  void forgetOld() {
    jdbc.sql("delete from notification.outbox where written_at < :before")
        .param("before", now().minus(KEPT))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
