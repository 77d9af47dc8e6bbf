package org.prasan.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.files.FileId;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What members would like to have talked about. */
@Repository
@Transactional
class ProposalRows {
  private final JdbcClient jdbc;

  ProposalRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The newest first.
   *
   * @param open only those of which nobody has said yet what becomes of them
   * @param after the one after which the page begins; null for the first page
   */
  List<Proposal> page(CoalitionId coalition, boolean open, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select * from meeting.proposal p
            where p.coalition_id = :coalition
              and (not :open or p.state in ('WAITING', 'DEFERRED'))
              and (:after::uuid is null or (p.proposed_at, p.id) < (
                select proposed_at, id from meeting.proposal
                where coalition_id = :coalition and id = :after))
            order by p.proposed_at desc, p.id desc limit :most
            """)
        .param("coalition", coalition.value())
        .param("open", open)
        .param("after", after)
        .param("most", most)
        .query((row, number) -> proposal(row))
        .list();
  }

  /** Those of a series of which nobody has said yet what becomes of them, the oldest first. */
  List<Proposal> open(CoalitionId coalition, SeriesId series) {
    return jdbc.sql(
            """
            select * from meeting.proposal
            where coalition_id = :coalition and series_id = :series
              and state in ('WAITING', 'DEFERRED')
            order by proposed_at, id limit 200
            """)
        .param("coalition", coalition.value())
        .param("series", series.value())
        .query((row, number) -> proposal(row))
        .list();
  }

  /** What stands on agendas because this organization proposed it. */
  Set<ItemId> itemsOf(CoalitionId coalition, OrganizationId organization) {
    return jdbc.sql(
            """
            select item_id from meeting.proposal
            where coalition_id = :coalition and proposed_for = :organization
              and item_id is not null
            """)
        .param("coalition", coalition.value())
        .param("organization", organization.value())
        .query((row, number) -> new ItemId(row.getObject("item_id", UUID.class)))
        .set();
  }

  int waiting(CoalitionId coalition) {
    return jdbc.sql(
            """
            select count(*) from meeting.proposal
            where coalition_id = :coalition and state = 'WAITING'
            """)
        .param("coalition", coalition.value())
        .query(Integer.class)
        .single();
  }

  Optional<Proposal> find(CoalitionId coalition, UUID id) {
    return jdbc.sql("select * from meeting.proposal where coalition_id = :coalition and id = :id")
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> proposal(row))
        .optional();
  }

  /** Nobody else can say what becomes of it until the transaction ends. */
  Optional<Proposal> lock(CoalitionId coalition, UUID id) {
    return jdbc.sql(
            """
            select * from meeting.proposal
            where coalition_id = :coalition and id = :id for update
            """)
        .param("coalition", coalition.value())
        .param("id", id)
        .query((row, number) -> proposal(row))
        .optional();
  }

  /** False if it is there already. */
  boolean insert(CoalitionId coalition, Proposal proposal) {
    var values = new HashMap<String, @Nullable Object>();
    var facts = proposal.facts();
    var meeting = proposal.meeting();
    values.put("coalition", coalition.value());
    values.put("id", proposal.id());
    values.put("series", proposal.series().value());
    values.put("meeting", meeting == null ? null : meeting.value());
    values.put("heading", facts.heading().name());
    values.put("title", facts.title());
    values.put("why", facts.why());
    values.put("minutes", facts.minutes());
    values.put("file", facts.file() == null ? null : facts.file().value());
    values.put("fileName", facts.fileName());
    values.put("state", proposal.state().name());
    Columns.put(values, proposal.proposed());
    return jdbc.sql(
                """
                insert into meeting.proposal (coalition_id, id, series_id, meeting_id,
                  heading_kind, title, why, minutes, file_id, file_name, state, proposed_at,
                  proposed_by, proposed_for)
                values (:coalition, :id, :series, :meeting, :heading, :title, :why, :minutes,
                  :file, :fileName, :state, :at, :by, :for)
                on conflict (coalition_id, id) do nothing
                """)
            .params(values)
            .update()
        == 1;
  }

  /** What became of it. */
  void update(CoalitionId coalition, Proposal proposal) {
    var values = new HashMap<String, @Nullable Object>();
    var item = proposal.item();
    values.put("coalition", coalition.value());
    values.put("id", proposal.id());
    values.put("state", proposal.state().name());
    values.put("reason", proposal.reason());
    values.put("item", item == null ? null : item.value());
    Columns.put(values, Objects.requireNonNullElse(proposal.decided(), proposal.proposed()));
    jdbc.sql(
            """
            update meeting.proposal set
              state = :state, reason = :reason, item_id = :item, decided_at = :at,
              decided_by = :by, decided_for = :for, version = version + 1
            where coalition_id = :coalition and id = :id
            """)
        .params(values)
        .update();
  }

  private static Proposal proposal(ResultSet row) throws SQLException {
    var meeting = Columns.id(row, "meeting_id");
    var file = Columns.id(row, "file_id");
    var item = Columns.id(row, "item_id");
    return new Proposal(
        Objects.requireNonNull(Columns.id(row, "id")),
        new SeriesId(Objects.requireNonNull(Columns.id(row, "series_id"))),
        meeting == null ? null : new MeetingId(meeting),
        new Proposal.Facts(
            Heading.Kind.valueOf(row.getString("heading_kind")),
            row.getString("title"),
            row.getString("why"),
            row.getInt("minutes"),
            file == null ? null : new FileId(file),
            Objects.requireNonNullElse(row.getString("file_name"), "")),
        Proposal.State.valueOf(row.getString("state")),
        row.getString("reason"),
        item == null ? null : new ItemId(item),
        Columns.change(row, "proposed"),
        Columns.instant(row, "decided_at") == null ? null : Columns.change(row, "decided"));
  }
}
