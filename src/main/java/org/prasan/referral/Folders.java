package org.prasan.referral;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A referral with what was agreed to and the course it took, for the way of one question. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Folders {
  /** Sent together: to go to the database and back costs more than to answer one of them. */
  private static final String ALL =
      """
      select * from referral.referral where coalition_id = ? and id = ?;
      select * from referral.consent where coalition_id = ? and referral_id = ?;
      select * from referral.entry where coalition_id = ? and referral_id = ?
        order by happened_at, id
      """;

  private static final int QUESTIONS = 3;

  private final JdbcOperations jdbc;

  Folders(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What lies in a folder.
   *
   * @param consent what was agreed to for the seat it is addressed to now
   * @param entries the oldest first; an organization sees what happened while it was a side
   */
  record Folder(Referral referral, @Nullable Consent consent, List<Entry> entries) {}

  /** Empty unless the acting organization is a side of it. */
  Optional<Folder> find(CoalitionId coalition, ReferralId id) {
    return Optional.ofNullable(
        jdbc.execute(ALL, (PreparedStatement asked) -> answer(asked, coalition, id)));
  }

  private static @Nullable Folder answer(
      PreparedStatement asked, CoalitionId coalition, ReferralId id) throws SQLException {
    for (int question = 0; question < QUESTIONS; question++) {
      asked.setObject(2 * question + 1, coalition.value());
      asked.setObject(2 * question + 2, id.value());
    }
    asked.execute();
    var referral = all(asked, Referrals::referral);
    asked.getMoreResults();
    var consents = all(asked, Consents::consent);
    asked.getMoreResults();
    var entries = all(asked, Course::entry);
    return referral.isEmpty() ? null : folder(referral.getFirst(), consents, entries);
  }

  private interface Mapped<T> {
    T from(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(PreparedStatement asked, Mapped<T> mapped) throws SQLException {
    var all = new ArrayList<T>();
    try (var rows = asked.getResultSet()) {
      while (rows.next()) all.add(mapped.from(rows));
    }
    return all;
  }

  private static Folder folder(Referral referral, List<Consent> consents, List<Entry> entries) {
    var consent =
        consents.stream().filter(one -> one.epoch() == referral.epoch()).findFirst().orElse(null);
    return new Folder(referral, consent, entries);
  }
}
