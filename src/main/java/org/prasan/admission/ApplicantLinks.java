package org.prasan.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.prasan.notification.Message;
import org.prasan.notification.Outbox;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The links by which applicants reach their application. Only hashes are kept, so each message
 * carries a link of its own; all of them open the same until the secretary makes a new one.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ApplicantLinks {
  private static final int MOST = 30;

  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Settings settings;
  private final Today today;

  ApplicantLinks(JdbcClient jdbc, Outbox outbox, Settings settings, Today today) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.settings = settings;
    this.today = today;
  }

  Optional<ApplicationId> opens(CoalitionId coalition, LinkToken token) {
    return jdbc.sql(
            """
            select application_id from admission.link
            where coalition_id = :coalition and token_hash = :hash
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .query((row, number) -> new ApplicationId(row.getObject("application_id", UUID.class)))
        .optional();
  }

  /** The same, after whoever sent the same form at the same moment has come to an end. */
  Optional<ApplicationId> opensAlready(CoalitionId coalition, LinkToken token) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
        .param("what", "application link " + coalition + token.hash())
        .query((row, number) -> true)
        .single();
    return opens(coalition, token);
  }

  void add(CoalitionId coalition, ApplicationId id, LinkToken token) {
    jdbc.sql(
            """
            insert into admission.link (coalition_id, token_hash, application_id, made_at)
            values (:coalition, :hash, :id, :at)
            """)
        .param("coalition", coalition.value())
        .param("hash", token.hash())
        .param("id", id.value())
        .param("at", Applications.utc(today.now()))
        .update();
  }

  /** From now on only a link made after this opens the application. */
  void revokeAll(CoalitionId coalition, ApplicationId id) {
    jdbc.sql(
            """
            delete from admission.link
            where coalition_id = :coalition and application_id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  @Transactional(propagation = Propagation.SUPPORTS)
  String address(Coalition coalition, LinkToken token) {
    return settings.address("/" + coalition.slug() + "/apply/" + token.value());
  }

  /** Writes to the contact person that something waits behind the link. */
  void mail(Coalition coalition, Application application, String kind, LinkToken token) {
    var address = application.told().contact().email();
    if (address.isEmpty()) return;
    outbox.put(new Message(address, kind, application.language(), address(coalition, token)));
  }

  /** Tells an address that is left behind; whoever reads there gets no key to the application. */
  void mailFarewell(Coalition coalition, String address, String language) {
    outbox.putOnce(
        new Message(
            address,
            "application-address-changed",
            language,
            settings.address("/" + coalition.slug() + "/apply")),
        Duration.ofHours(1));
  }

  /** The same with a link made for this message; the first ones stay, the oldest others go. */
  void mailNews(Coalition coalition, Application application) {
    var token = LinkToken.fresh();
    add(coalition.id(), application.id(), token);
    forgetOldest(coalition.id(), application.id());
    mail(coalition, application, "application-news", token);
  }

  private void forgetOldest(CoalitionId coalition, ApplicationId id) {
    jdbc.sql(
            """
            delete from admission.link l
            where l.coalition_id = :coalition and l.application_id = :id
              and l.token_hash in (
                select token_hash from admission.link
                where coalition_id = :coalition and application_id = :id
                order by made_at desc, token_hash offset :most)
              and l.made_at > (
                select min(made_at) from admission.link
                where coalition_id = :coalition and application_id = :id)
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("most", MOST)
        .update();
  }
}
