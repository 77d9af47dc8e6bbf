package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.CoalitionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is to be talked about at the meetings of a coalition. */
@Repository
@Transactional
class ItemRows {
  private final JdbcClient jdbc;

  ItemRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of the agenda. */
  List<Item> of(CoalitionId coalition, MeetingId meeting) {
    return jdbc.sql(
            """
            select * from meeting.item where coalition_id = :coalition and meeting_id = :meeting
            order by heading, position, id
            """)
        .param("coalition", coalition.value())
        .param("meeting", meeting.value())
        .query((row, number) -> item(row))
        .list();
  }

  Optional<Item> find(CoalitionId coalition, ItemId id) {
    return jdbc.sql("select * from meeting.item where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .query((row, number) -> item(row))
        .optional();
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Item item) {
    return jdbc.sql(
                """
                insert into meeting.item
                  (coalition_id, id, meeting_id, heading, position, title, detail, minutes,
                   presenter_organization, presenter, from_item, from_meeting, moved_to,
                   changed_at, changed_by, changed_for)
                values
                  (:coalition, :id, :meeting, :heading, :position, :title, :detail, :minutes,
                   :presenterOrganization, :presenter, :fromItem, :fromMeeting, :movedTo,
                   :at, :by, :for)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values(coalition, item))
            .update()
        == 1;
  }

  void update(CoalitionId coalition, Item item) {
    jdbc.sql(
            """
            update meeting.item set
              heading = :heading, position = :position, title = :title, detail = :detail,
              minutes = :minutes, presenter_organization = :presenterOrganization,
              presenter = :presenter, moved_to = :movedTo, changed_at = :at, changed_by = :by,
              changed_for = :for, version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .params(values(coalition, item))
        .update();
  }

  /** Its place alone, which is no change of what it says. */
  void place(CoalitionId coalition, ItemId id, int heading, int position) {
    jdbc.sql(
            """
            update meeting.item set heading = :heading, position = :position
            where coalition_id = :coalition and id = :id
            """)
        .param("coalition", coalition.value())
        .param("id", id.value())
        .param("heading", heading)
        .param("position", position)
        .update();
  }

  void delete(CoalitionId coalition, ItemId id) {
    jdbc.sql("delete from meeting.item where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id.value())
        .update();
  }

  private static Map<String, @Nullable Object> values(CoalitionId coalition, Item item) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("coalition", coalition.value());
    values.put("id", item.id().value());
    values.put("meeting", item.meeting().value());
    values.put("heading", item.heading());
    values.put("position", item.position());
    values.put("title", item.facts().title());
    values.put("detail", item.facts().detail());
    values.put("minutes", item.facts().minutes());
    values.put("presenterOrganization", Columns.stored(item.facts().presenterOrganization()));
    values.put("presenter", item.facts().presenter());
    var origin = item.origin();
    values.put("fromItem", origin == null ? null : origin.item().value());
    values.put("fromMeeting", origin == null ? null : origin.meeting().value());
    var movedTo = item.movedTo();
    values.put("movedTo", movedTo == null ? null : movedTo.value());
    Columns.put(values, item.changed());
    return values;
  }

  private static Item item(ResultSet row) throws SQLException {
    var fromItem = Columns.id(row, "from_item");
    var fromMeeting = Columns.id(row, "from_meeting");
    var movedTo = Columns.id(row, "moved_to");
    return new Item(
        new ItemId(Objects.requireNonNull(Columns.id(row, "id"))),
        new MeetingId(Objects.requireNonNull(Columns.id(row, "meeting_id"))),
        row.getInt("heading"),
        row.getInt("position"),
        new Item.Facts(
            row.getString("title"),
            row.getString("detail"),
            row.getInt("minutes"),
            Columns.organization(row, "presenter_organization"),
            row.getString("presenter")),
        fromItem == null || fromMeeting == null
            ? null
            : new Item.Origin(new ItemId(fromItem), new MeetingId(fromMeeting)),
        movedTo == null ? null : new MeetingId(movedTo),
        Columns.change(row, "changed"),
        row.getInt("version"));
  }
}
