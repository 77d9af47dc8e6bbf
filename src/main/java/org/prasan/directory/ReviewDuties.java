package org.prasan.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for whoever looks after services: those that have to be looked through again, and for
 * the secretary how many there are that nobody has looked through.
 */
@Component
class ReviewDuties implements Waiting {
  private static final int SOON_DAYS = 14;
  private static final int MOST = 5;

  private final JdbcClient jdbc;
  private final Readers readers;
  private final Clock clock;

  ReviewDuties(JdbcClient jdbc, Readers readers, Clock clock) {
    this.jdbc = jdbc;
    this.readers = readers;
    this.clock = clock;
  }

  private record Due(UUID id, LocalizedText name, LocalDate day, Level level) {}

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    var cards = new ArrayList<Card>();
    var base = "/" + acting.coalition().slug() + "/services";
    if (acting.may(Action.EDIT_SERVICES) && acting.organization() != null)
      own(acting)
          .forEach(
              due ->
                  cards.add(
                      new Card(
                          "directory.duty.review",
                          List.of(due.name().in(LocaleContextHolder.getLocale())),
                          "lifebuoy",
                          base + "/" + due.id() + "/edit/review",
                          due.day(),
                          30,
                          due.level().compareTo(Level.MEMBERS) > 0,
                          1)));
    if (acting.may(Action.EDIT_ANY_SERVICE)) {
      int overdue = overdue(acting);
      if (overdue > 0)
        cards.add(
            new Card(
                    "directory.duty.overdue",
                    List.of(overdue),
                    "lifebuoy",
                    base + "/register",
                    null,
                    60)
                .gathering(overdue));
    }
    return cards;
  }

  private List<Due> own(Acting acting) {
    return jdbc.sql(
            """
            select s.id, s.name_th, s.name_en, s.review_by, s.level from directory.service s
            where s.coalition_id = :coalition and s.organization_id = :own
              and s.status <> 'DEFUNCT' and s.review_by <= :soon and %s
            order by s.review_by, s.id limit :most
            """
                .formatted(Visibility.service()))
        .params(Visibility.values(readers.of(acting)))
        .param("coalition", acting.coalitionId().value())
        .param("own", acting.organization() == null ? null : acting.organization().value())
        .param("soon", LocalDate.now(clock).plusDays(SOON_DAYS))
        .param("most", MOST)
        .query(
            (row, number) ->
                new Due(
                    row.getObject("id", UUID.class),
                    LocalizedText.of(row.getString("name_th"), row.getString("name_en")),
                    row.getObject("review_by", LocalDate.class),
                    Level.valueOf(row.getString("level"))))
        .list();
  }

  /** Of those the secretary may know of. */
  private int overdue(Acting acting) {
    return jdbc.sql(
            """
            select count(*) from directory.service s
            where s.coalition_id = :coalition and s.status <> 'DEFUNCT'
              and s.review_by < :today and %s
            """
                .formatted(Visibility.service()))
        .params(Visibility.values(readers.of(acting)))
        .param("coalition", acting.coalitionId().value())
        .param("today", LocalDate.now(clock))
        .query(Integer.class)
        .single();
  }
}
