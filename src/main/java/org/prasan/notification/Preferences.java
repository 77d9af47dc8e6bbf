package org.prasan.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people have chosen about how they are told; who has chosen nothing is told as usual. */
@Component
class Preferences {
  private final JdbcClient jdbc;

  Preferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What somebody has chosen, with the usual where nothing was chosen. */
  record Chosen(Habit habit, Map<Topic, Way> ways) {
    static final Chosen NOTHING = new Chosen(Habit.USUAL, Map.of());

    Way way(Topic topic) {
      if (topic.urgent()) return Way.NOW;
      var way = ways.getOrDefault(topic, topic.usual());
      if (topic.needed()) return way == Way.OFF ? topic.usual() : way;
      return habit.mails() ? way : Way.OFF;
    }
  }

  @Transactional(readOnly = true)
  Chosen of(CoalitionId coalition, PersonId person) {
    var ways = new EnumMap<Topic, Way>(Topic.class);
    var habits =
        jdbc.sql(
                """
                select h.mails, h.quiet_from, h.quiet_to, h.digest_hour, w.topic, w.way
                from (select :coalition::uuid as coalition_id, :person::uuid as person_id) p
                left join notification.habit h using (coalition_id, person_id)
                left join notification.wish w using (coalition_id, person_id)
                """)
            .param("coalition", coalition.value())
            .param("person", person.value())
            .query(
                (row, number) -> {
                  if (row.getString("topic") != null)
                    ways.put(
                        Topic.valueOf(row.getString("topic")), Way.valueOf(row.getString("way")));
                  return habit(row);
                })
            .list();
    return new Chosen(habits.getFirst(), ways);
  }

  private static Habit habit(ResultSet row) throws SQLException {
    if (row.getString("digest_hour") == null) return Habit.USUAL;
    return new Habit(
        row.getBoolean("mails"),
        row.getObject("quiet_from", LocalTime.class),
        row.getObject("quiet_to", LocalTime.class),
        row.getInt("digest_hour"));
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(CoalitionId coalition, PersonId person, Habit habit) {
    jdbc.sql(
            """
            insert into notification.habit
              (coalition_id, person_id, mails, quiet_from, quiet_to, digest_hour)
            values (:coalition, :person, :mails, :from, :to, :hour)
            on conflict (coalition_id, person_id) do update
              set mails = :mails, quiet_from = :from, quiet_to = :to, digest_hour = :hour
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("mails", habit.mails())
        .param("from", habit.quietFrom())
        .param("to", habit.quietTo())
        .param("hour", habit.digestHour())
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(CoalitionId coalition, PersonId person, Topic topic, Way way) {
    jdbc.sql(
            """
            insert into notification.wish (coalition_id, person_id, topic, way)
            values (:coalition, :person, :topic, :way)
            on conflict (coalition_id, person_id, topic) do update set way = :way
            """)
        .param("coalition", coalition.value())
        .param("person", person.value())
        .param("topic", topic.name())
        .param("way", way.name())
        .update();
  }
}
