package org.prasan.referral;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prasan.files.CheckedUpload;
import org.prasan.files.FileKind;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.vault.ClientKey;
import org.prasan.vault.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers that go with referrals, and by what a consent is shown; content and names are sealed under
 * the key of the details.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SealedPapers {
  private final JdbcClient jdbc;

  SealedPapers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which of them. */
  enum Shelf {
    PAPER("referral.paper", "referral_id", "acted_for"),
    /** The sender's alone. */
    EVIDENCE("referral.evidence", "referral_id", "organization_id"),
    /** The same of a referral to somebody who has no seat. */
    EVIDENCE_OUTSIDE("referral.evidence", "outside_id", "organization_id");

    private final String table;
    private final String of;
    private final String owner;

    Shelf(String table, String of, String owner) {
      this.table = table;
      this.of = of;
      this.owner = owner;
    }

    private String rows() {
      return table + " where coalition_id = :coalition and " + of + " = :of";
    }

    Place name(UUID id) {
      return new Place(table + ".name", id);
    }

    Place content(UUID id) {
      return new Place(table + ".content", id);
    }
  }

  /** One of them, without its content. */
  record Paper(
      UUID id,
      String name,
      FileKind kind,
      int size,
      OrganizationId of,
      PersonId by,
      Instant added) {
    /** Its name may be a person's. */
    @Override
    public String toString() {
      return "Paper[" + id + "]";
    }
  }

  /** Who adds it, and when. */
  record Added(UUID id, PersonId by, OrganizationId actedFor, Instant at) {}

  /** False if it was added before. Until the seat is asked the receiver is not written in. */
  boolean add(
      CoalitionId coalition,
      Referral referral,
      OrganizationId receiver,
      ClientKey key,
      Added added,
      CheckedUpload.Sound file) {
    return jdbc.sql(
                """
                insert into referral.paper
                  (coalition_id, id, referral_id, sender_id, receiver_id, name, kind, size, content,
                   person_id, acted_for, added_at)
                values
                  (:coalition, :id, :referral, :sender, :receiver, :name, :kind, :size, :content,
                   :by, :actedFor, :at)
                on conflict do nothing
                """)
            .param("coalition", coalition.value())
            .param("id", added.id())
            .param("referral", referral.id().value())
            .param("sender", referral.sender().value())
            .param("receiver", receiver.value())
            .param("name", key.seal(Shelf.PAPER.name(added.id()), file.name()))
            .param("kind", file.kind().name())
            .param("size", file.content().length)
            .param("content", key.seal(Shelf.PAPER.content(added.id()), file.content()))
            .param("by", added.by().value())
            .param("actedFor", added.actedFor().value())
            .param("at", Referrals.utc(added.at()))
            .update()
        == 1;
  }

  /** False if it was added before. */
  boolean addEvidence(
      CoalitionId coalition,
      Shelf shelf,
      UUID of,
      ClientKey key,
      Added added,
      CheckedUpload.Sound file) {
    return jdbc.sql(
                """
                insert into referral.evidence
                  (coalition_id, id, %s, organization_id, name, kind, size, content,
                   person_id, added_at)
                values
                  (:coalition, :id, :of, :owner, :name, :kind, :size, :content, :by, :at)
                on conflict do nothing
                """
                    .formatted(shelf.of))
            .param("coalition", coalition.value())
            .param("id", added.id())
            .param("of", of)
            .param("owner", added.actedFor().value())
            .param("name", key.seal(Shelf.EVIDENCE.name(added.id()), file.name()))
            .param("kind", file.kind().name())
            .param("size", file.content().length)
            .param("content", key.seal(Shelf.EVIDENCE.content(added.id()), file.content()))
            .param("by", added.by().value())
            .param("at", Referrals.utc(added.at()))
            .update()
        == 1;
  }

  /** With the offer the receiver is written in; what an earlier seat added stays with that seat. */
  void send(CoalitionId coalition, Referral referral) {
    jdbc.sql(
            """
            update referral.paper set receiver_id = :receiver
            where coalition_id = :coalition and referral_id = :referral and acted_for = sender_id
            """)
        .param("coalition", coalition.value())
        .param("referral", referral.id().value())
        .param("receiver", referral.address().receiver().value())
        .update();
  }

  int count(CoalitionId coalition, Shelf shelf, UUID of) {
    return jdbc.sql("select count(*) from " + shelf.rows())
        .param("coalition", coalition.value())
        .param("of", of)
        .query(Integer.class)
        .single();
  }

  /** The oldest first. */
  List<Paper> of(CoalitionId coalition, Shelf shelf, UUID of, ClientKey key) {
    return jdbc.sql("select * from " + shelf.rows() + " order by added_at, id")
        .param("coalition", coalition.value())
        .param("of", of)
        .query((row, number) -> paper(row, shelf, key))
        .list();
  }

  Optional<byte[]> content(CoalitionId coalition, Shelf shelf, UUID of, UUID id, ClientKey key) {
    return jdbc.sql("select content from " + shelf.rows() + " and id = :id")
        .param("coalition", coalition.value())
        .param("of", of)
        .param("id", id)
        .query((row, number) -> key.openBytes(shelf.content(id), row.getBytes("content")))
        .optional();
  }

  /** False if it is not there. */
  boolean remove(CoalitionId coalition, ReferralId referral, UUID id) {
    return jdbc.sql(
                """
                delete from referral.paper
                where coalition_id = :coalition and referral_id = :referral and id = :id
                """)
            .param("coalition", coalition.value())
            .param("referral", referral.value())
            .param("id", id)
            .update()
        == 1;
  }

  /** All that lies with a referral, to a seat or to outside. */
  void forget(CoalitionId coalition, UUID of) {
    for (var shelf : Shelf.values())
      jdbc.sql("delete from " + shelf.rows())
          .param("coalition", coalition.value())
          .param("of", of)
          .update();
  }

  private static Paper paper(ResultSet row, Shelf shelf, ClientKey key) throws SQLException {
    var id = row.getObject("id", UUID.class);
    return new Paper(
        id,
        key.open(shelf.name(id), row.getBytes("name")),
        FileKind.valueOf(row.getString("kind")),
        row.getInt("size"),
        new OrganizationId(row.getObject(shelf.owner, UUID.class)),
        new PersonId(row.getObject("person_id", UUID.class)),
        Referrals.instant(row, "added_at"));
  }
}
