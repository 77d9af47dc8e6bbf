package org.prasan.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows guessing down: so many tries per account, per network address and in all, within a time.
 * Tries are counted before they are made, in the database, so that neither many tries at once nor a
 * restart nor a second copy of the application gives more of them. What it counts stays counted
 * whatever becomes of the request, so it is never called within a transaction.
 */
@Component
public class Throttle {
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);
  private static final int IN_ALL = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Throttle(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** A way in, with the number of tries it allows within the time. */
  public enum Channel {
    PASSWORD(10, 50),
    CODE(6, 50),
    PASSKEY(20, 50),
    RESET(3, 20),
    LINK(20, 50),
    /** Opening a link that was given to a client. */
    CLIENT_LINK(10, 60),
    INVITE(60, 120),
    /** Beginning an application for membership without an account. */
    APPLY(10, 10),
    /** Sending something by the link of an application. */
    APPLICANT(60, 200),
    /** Having a message sent to an address of which nobody knows whose it is. */
    MAIL(3, 60, Duration.ofHours(1)),
    /** Megabytes sent by the link of an application. */
    UPLOAD(120, 120);

    private final int perSubject;
    private final int perAddress;
    private final Duration window;

    Channel(int perSubject, int perAddress) {
      this(perSubject, perAddress, WINDOW);
    }

    Channel(int perSubject, int perAddress, Duration window) {
      this.perSubject = perSubject;
      this.perAddress = perAddress;
      this.window = window;
    }
  }

  public enum Answer {
    GO_ON,
    /** This try is the first one too many. */
    JUST_CLOSED,
    CLOSED
  }

  /** Counts a try; also an unknown account has its count, or the difference would tell. */
  public Answer count(Channel channel, @Nullable Object subject, String address) {
    return count(channel, subject, address, 1);
  }

  /** Counts a try that weighs as much as several. */
  public Answer count(Channel channel, @Nullable Object subject, String address, int weight) {
    refuseWithinTransaction();
    int surplus =
        Objects.requireNonNull(
            transaction.execute(status -> surplus(channel, subject, address, weight)));
    if (surplus <= 0) return Answer.GO_ON;
    return surplus == 1 ? Answer.JUST_CLOSED : Answer.CLOSED;
  }

  private int surplus(Channel channel, @Nullable Object subject, String address, int weight) {
    int surplus = add(channel, "address", network(address), weight) - channel.perAddress;
    // What is refused already closes no door to others.
    if (surplus > 0) return surplus;
    if (subject != null)
      surplus =
          Math.max(surplus, add(channel, "subject", digest(subject), weight) - channel.perSubject);
    return Math.max(surplus, add(channel, "all", "", weight) - IN_ALL);
  }

  /** The try was right: it does not count, and the account starts afresh. */
  void forgive(Channel channel, Object subject, String address) {
    refuseWithinTransaction();
    transaction.executeWithoutResult(
        status -> {
          takeBack(key(channel, "address", network(address)));
          delete(key(channel, "subject", digest(subject)));
          takeBack(key(channel, "all", ""));
        });
  }

  /** The same for one of several who claim the subject: tries at the others stay counted. */
  void forgiveThisOnce(Channel channel, Object subject, String address) {
    refuseWithinTransaction();
    transaction.executeWithoutResult(
        status -> {
          takeBack(key(channel, "address", network(address)));
          takeBack(key(channel, "subject", digest(subject)));
          takeBack(key(channel, "all", ""));
        });
  }

  /**
   * Address, subject and all are taken back in the order in which they are counted: people who sign
   * in at once would otherwise wait for each other in a circle.
   */
  private void takeBack(String key) {
    jdbc.sql("update identity.tries set count = count - 1 where key = :key and count > 0")
        .param("key", key)
        .update();
  }

  /** Whoever came by a link of one's own is not kept waiting for what others tried. */
  void forget(Channel channel, Object subject) {
    refuseWithinTransaction();
    transaction.executeWithoutResult(status -> delete(key(channel, "subject", digest(subject))));
  }

  /**
   * Within a transaction it would need a second connection while the first one waits: a few people
   * at once would then exhaust the pool and wait for each other.
   */
  private static void refuseWithinTransaction() {
    if (TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException("Tries are not counted within a transaction");
  }

  @Transactional
  void forgetOldTries() {
    jdbc.sql("delete from identity.tries where since < :before")
        .param("before", now().minus(LONGEST_WINDOW))
        .update();
  }

  private void delete(String key) {
    jdbc.sql("delete from identity.tries where key = :key").param("key", key).update();
  }

  private int add(Channel channel, String kind, String value, int weight) {
    return jdbc.sql(
            """
            insert into identity.tries as t (key, count, since) values (:key, :weight, :now)
            on conflict (key) do update set
              count = case when t.since < :start then :weight else t.count + :weight end,
              since = case when t.since < :start then :now else t.since end
            returning count
            """)
        .param("key", key(channel, kind, value))
        .param("weight", weight)
        .param("now", now())
        .param("start", now().minus(channel.window))
        .query(Integer.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static String key(Channel channel, String kind, String value) {
    return channel + " " + kind + " " + value;
  }

  private static String digest(Object subject) {
    return Token.sha256(subject.toString());
  }

  /** One household or office has a whole /64 of IPv6 addresses to itself. */
  private static String network(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 16
          ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, 8), 16)).getHostAddress()
          : address;
    } catch (UnknownHostException | IllegalArgumentException e) {
      return address;
    }
  }
}
