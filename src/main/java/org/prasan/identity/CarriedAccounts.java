package org.prasan.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts of a coalition's people on their way to another installation. How somebody signs in
 * stays behind: passwords, second factors and passkeys belong to the place where they were made,
 * and who has proved to read a mailbox has proved it there.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CarriedAccounts {
  /** Longer than for a forgotten password: it has to reach somebody who does not wait for it. */
  private static final Duration LASTS = Duration.ofDays(7);

  private static final int SOME = 500;

  private final JdbcClient jdbc;
  private final Mandates mandates;
  private final Accounts accounts;
  private final Links links;

  CarriedAccounts(JdbcClient jdbc, Mandates mandates, Accounts accounts, Links links) {
    this.jdbc = jdbc;
    this.mandates = mandates;
    this.accounts = accounts;
    this.links = links;
  }

  /** What goes along of an account; it never runs an installation. */
  public record Carried(
      UUID id,
      String email,
      String nameTh,
      @Nullable String nameEn,
      String language,
      Instant createdAt,
      @Nullable Instant deactivatedAt) {}

  /** By which somebody who looks after the coalition sets a password, to help all others in. */
  public record WayIn(LocalizedText name, String link) {
    @Override
    public String toString() {
      return "WayIn[…]";
    }
  }

  /** In the order of their ids. */
  public void each(CoalitionId coalition, Consumer<Carried> taker) {
    jdbc.sql(
            """
            select a.* from identity.account a
            join identity.account_coalition c on c.account_id = a.id
            join identity.person p on p.coalition_id = c.coalition_id and p.id = a.id
            where c.coalition_id = :coalition order by a.id
            """)
        .withFetchSize(SOME)
        .param("coalition", coalition.value())
        .query(
            row -> {
              var deactivated = row.getObject("deactivated_at", OffsetDateTime.class);
              taker.accept(
                  new Carried(
                      row.getObject("id", UUID.class),
                      row.getString("email"),
                      row.getString("name_th"),
                      row.getString("name_en"),
                      row.getString("language"),
                      row.getObject("created_at", OffsetDateTime.class).toInstant(),
                      deactivated == null ? null : deactivated.toInstant()));
            });
  }

  /**
   * After the coalition's persons. Who has an account here keeps it as it is and works in one more
   * coalition; an address is only claimed.
   *
   * @return false where that account was here before
   */
  public boolean bring(CoalitionId coalition, Carried carried) {
    boolean arrived =
        jdbc.sql(
                    """
                    insert into identity.account
                      (id, email, name_th, name_en, language, created_at, deactivated_at)
                    values (:id, :email, :th, :en, :language, :created, :deactivated)
                    on conflict (id) do nothing
                    """)
                .param("id", carried.id())
                .param("email", carried.email())
                .param("th", carried.nameTh())
                .param("en", carried.nameEn())
                .param("language", carried.language())
                .param("created", carried.createdAt().atOffset(ZoneOffset.UTC))
                .param("deactivated", utc(carried.deactivatedAt()))
                .update()
            == 1;
    jdbc.sql(
            """
            insert into identity.account_coalition (account_id, coalition_id)
            values (:id, :coalition)
            """)
        .param("coalition", coalition.value())
        .param("id", carried.id())
        .update();
    return arrived;
  }

  /**
   * Whether accounts came for all people of the coalition and for nobody else: a person without one
   * could be given that of somebody here.
   */
  public boolean areThoseOfItsPeople(CoalitionId coalition) {
    return jdbc.sql(
            """
            select not exists (
              select from (select id from identity.person where coalition_id = :coalition) p
              full join (select account_id from identity.account_coalition
                         where coalition_id = :coalition) a on a.account_id = p.id
              where p.id is null or a.account_id is null)
            """)
        .param("coalition", coalition.value())
        .query(Boolean.class)
        .single();
  }

  /** How their own coalitions know them, not how the file does. */
  public List<LocalizedText> names(Collection<UUID> accounts) {
    if (accounts.isEmpty()) return List.of();
    return jdbc.sql(
            "select name_th, name_en from identity.account where id in (:ids) order by name_th, id")
        .param("ids", accounts)
        .query(
            (row, number) -> new LocalizedText(row.getString("name_th"), row.getString("name_en")))
        .list();
  }

  /**
   * For administrators who cannot sign in here yet, or where there is none for directors and focal
   * points. Whoever reads the screen of the server is believed, as with the first operator, but
   * nobody who was here before: that account opens other coalitions as well.
   *
   * @param here whose accounts were here before
   */
  public List<WayIn> waysIn(CoalitionId coalition, Set<UUID> here) {
    var administrators = waysIn(coalition, here, List.of("ADMINISTRATOR"));
    return administrators.isEmpty()
        ? waysIn(coalition, here, List.of("DIRECTOR", "FOCAL_POINT"))
        : administrators;
  }

  private List<WayIn> waysIn(CoalitionId coalition, Set<UUID> here, List<String> roles) {
    return jdbc
        .sql(
            """
            select distinct a.id, a.name_th, a.name_en from identity.account a
            join identity.mandate m on m.person_id = a.id
            where m.coalition_id = :coalition and m.role in (:roles) and m.valid_from <= :today
              and (m.valid_to is null or m.valid_to >= :today)
              and a.password_hash is null and a.deactivated_at is null and not a.operator
            order by a.name_th, a.id
            """)
        .param("coalition", coalition.value())
        .param("roles", roles)
        .param("today", mandates.today())
        .query(
            (row, number) ->
                new Found(
                    row.getObject("id", UUID.class),
                    new LocalizedText(row.getString("name_th"), row.getString("name_en"))))
        .list()
        .stream()
        .filter(found -> !here.contains(found.account()))
        .map(found -> new WayIn(found.name(), link(found.account())))
        .toList();
  }

  private record Found(UUID account, LocalizedText name) {}

  private String link(UUID account) {
    accounts.helped(account);
    return links.issue(
        Links.Purpose.RESET, Links.Way.HANDED_OVER, Coalition.NONE.id(), account, LASTS);
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
