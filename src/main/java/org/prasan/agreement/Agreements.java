package org.prasan.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules need to know of a coalition's agreements. */
@Service
public class Agreements {
  private final AgreementRows agreements;
  private final TextVersions texts;
  private final Signatures signatures;
  private final JdbcClient jdbc;
  private final Stamps stamps;
  private final Audit audit;

  Agreements(
      AgreementRows agreements,
      TextVersions texts,
      Signatures signatures,
      JdbcClient jdbc,
      Stamps stamps,
      Audit audit) {
    this.agreements = agreements;
    this.texts = texts;
    this.signatures = signatures;
    this.jdbc = jdbc;
    this.stamps = stamps;
    this.audit = audit;
  }

  /**
   * An agreement as the public may know it.
   *
   * @param signed when it was signed or began to hold, as exactly as it is known
   */
  public record Listed(LocalizedText title, @Nullable ApproximateDate signed) {}

  /**
   * The agreement in force that day which one signs to belong to the coalition. One whose text is
   * not recorded here cannot be signed here, and so is none.
   */
  @Transactional(readOnly = true)
  public Optional<AgreementId> membershipAgreement(CoalitionId coalition, LocalDate on) {
    return jdbc.sql(
            """
            select a.id from agreement.agreement a
            where a.coalition_id = :coalition and a.kind = 'MEMBERSHIP'
              and a.state in ('IN_FORCE', 'ENDED', 'SUPERSEDED')
              and a.valid_from <= :on and (a.valid_until is null or a.valid_until >= :on)
              and exists (
                select from agreement.text_version t
                where t.coalition_id = a.coalition_id and t.agreement_id = a.id)
            order by a.valid_from desc, a.id limit 1
            """)
        .param("coalition", coalition.value())
        .param("on", on)
        .query((row, number) -> AgreementId.of(row.getString("id")))
        .optional();
  }

  /**
   * The organization becomes a party that has yet to sign; those who may sign for it are told on
   * their home page. Nothing happens if it is a party already. The caller has decided that the
   * organization is to sign.
   */
  @Transactional
  public void expectSignature(Acting acting, AgreementId id, OrganizationId organization) {
    var agreement =
        agreements
            .lock(acting.coalitionId(), id)
            .orElseThrow(() -> new IllegalArgumentException("No agreement " + id));
    var party = new Party(FreshId.next(), organization, null);
    if (signatures.addParty(acting.coalitionId(), id, party))
      audit.record(
          acting,
          "agreement.party-added",
          "agreement",
          id,
          null,
          Map.of("title", agreement.title(), "organization", organization.value()));
  }

  /** Whether the organization has signed the text that holds now, the newest. */
  @Transactional(readOnly = true)
  public boolean signed(CoalitionId coalition, AgreementId id, OrganizationId organization) {
    var newest = texts.newest(coalition, id).orElse(null);
    if (newest == null) return false;
    var party =
        signatures.parties(coalition, id).stream()
            .filter(one -> one.is(organization))
            .map(Party::id)
            .findFirst()
            .orElse(null);
    return signatures.of(coalition, id).stream()
        .anyMatch(
            signature -> signature.party().equals(party) && signature.text() == newest.number());
  }

  /** The text that is signed now, the newest, as it is set out; English only where there is one. */
  public record Wording(
      LocalizedText title, List<Clauses.Block> thai, List<Clauses.Block> english) {}

  /** For whoever is to sign it and is no member yet; the caller has decided who that is. */
  @Transactional(readOnly = true)
  public Optional<Wording> wording(CoalitionId coalition, AgreementId id) {
    return texts.newest(coalition, id).map(Agreements::wording);
  }

  private static Wording wording(TextVersion text) {
    var english = text.text().en();
    return new Wording(
        text.title(),
        Clauses.of(text.text().th()),
        english == null ? List.of() : Clauses.of(english));
  }

  /** Its page, below the coalition's address. */
  public String path(AgreementId id) {
    return "/agreements/" + id;
  }

  /** Those the public may know of, the newest first. */
  @Transactional(readOnly = true)
  public List<Listed> shown(CoalitionId coalition) {
    var began = firstSignatures(coalition);
    return agreements.all(coalition).stream()
        .filter(agreement -> agreement.heldBy(stamps.today()))
        .map(
            agreement ->
                new Listed(agreement.title(), signed(agreement, began.get(agreement.id()))))
        .toList();
  }

  static @Nullable ApproximateDate signed(Agreement agreement, @Nullable LocalDate first) {
    var known = agreement.facts().known().signed();
    if (known != null) return known;
    if (first != null) return ApproximateDate.of(first);
    var from = agreement.term().from();
    return from == null ? null : ApproximateDate.of(from);
  }

  /** Under the newest text; what was signed under an older one does not hold any more. */
  private Map<AgreementId, LocalDate> firstSignatures(CoalitionId coalition) {
    record First(UUID id, LocalDate on) {}
    return jdbc
        .sql(
            """
            select s.agreement_id, min(s.signed_on) as first from agreement.signature s
            where s.coalition_id = :coalition and s.text_number = (
              select max(number) from agreement.text_version
              where coalition_id = s.coalition_id and agreement_id = s.agreement_id)
            group by s.agreement_id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new First(
                    row.getObject("agreement_id", UUID.class),
                    row.getObject("first", LocalDate.class)))
        .list()
        .stream()
        .collect(
            java.util.stream.Collectors.toMap(first -> new AgreementId(first.id()), First::on));
  }
}
