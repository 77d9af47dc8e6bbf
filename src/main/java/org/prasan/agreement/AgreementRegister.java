package org.prasan.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.language.ApproximateDate;
import org.prasan.language.LocalizedText;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.OrganizationRegistry;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The agreements of a coalition as a list, each with how many are parties and have signed. */
@Component
@Transactional(readOnly = true)
class AgreementRegister {
  private final JdbcClient jdbc;
  private final OrganizationRegistry organizations;
  private final Stamps stamps;

  AgreementRegister(JdbcClient jdbc, OrganizationRegistry organizations, Stamps stamps) {
    this.jdbc = jdbc;
    this.organizations = organizations;
    this.stamps = stamps;
  }

  /**
   * An agreement on the list.
   *
   * @param text the number of the newest text; 0 if none is recorded here
   * @param signed how many parties have signed the newest text
   * @param first the day of the first signature
   */
  record Line(
      Agreement agreement,
      AgreementState state,
      int text,
      int signed,
      @Nullable LocalDate first,
      List<Name> parties) {

    /** When it was signed or began to hold, as exactly as it is known. */
    public @Nullable ApproximateDate when() {
      return Agreements.signed(agreement, first);
    }

    /** Its parties are not all known, only how many signed. */
    public boolean onlyANumber() {
      return agreement.facts().known().signatories() != null;
    }

    /** Agencies, and whoever is not in the registry. */
    public List<LocalizedText> partners() {
      return parties.stream().filter(Name::partner).map(Name::name).toList();
    }
  }

  /**
   * A party by name.
   *
   * @param partner an agency, or somebody outside of the registry
   */
  record Name(@Nullable OrganizationId organization, LocalizedText name, boolean partner) {}

  /** The newest first. */
  List<Line> all(CoalitionId coalition) {
    var known =
        organizations.entries(coalition).stream()
            .collect(Collectors.toMap(OrganizationRegistry.Entry::id, Function.identity()));
    return jdbc.sql(
            """
            select a.*, coalesce(t.newest, 0) as newest, s.signed_parties, s.first,
              p.organizations, p.names_th, p.names_en
            from agreement.agreement a
            left join lateral (
              select max(number) as newest from agreement.text_version
              where coalition_id = a.coalition_id and agreement_id = a.id) t on true
            left join lateral (
              select count(*) filter (where text_number = t.newest) as signed_parties,
                min(signed_on) as first
              from agreement.signature
              where coalition_id = a.coalition_id and agreement_id = a.id) s on true
            left join lateral (
              select array_agg(organization_id order by position, id) as organizations,
                array_agg(name_th order by position, id) as names_th,
                array_agg(name_en order by position, id) as names_en
              from agreement.party
              where coalition_id = a.coalition_id and agreement_id = a.id) p on true
            where a.coalition_id = :coalition
            order by a.sorts_on desc, a.id
            """)
        .param("coalition", coalition.value())
        .query((row, number) -> line(row, known))
        .list();
  }

  /** What the public may know of. */
  List<Line> shown(CoalitionId coalition) {
    return all(coalition).stream().filter(line -> line.state().shown()).toList();
  }

  private Line line(ResultSet row, Map<OrganizationId, OrganizationRegistry.Entry> known)
      throws SQLException {
    var agreement = AgreementRows.agreement(row);
    return new Line(
        agreement,
        agreement.stateOn(stamps.today()),
        row.getInt("newest"),
        row.getInt("signed_parties"),
        row.getObject("first", LocalDate.class),
        names(row, known));
  }

  private static List<Name> names(
      ResultSet row, Map<OrganizationId, OrganizationRegistry.Entry> known) throws SQLException {
    if (row.getArray("organizations") == null) return List.of();
    var ids = (@Nullable UUID[]) row.getArray("organizations").getArray();
    var thai = (@Nullable String[]) row.getArray("names_th").getArray();
    var english = (@Nullable String[]) row.getArray("names_en").getArray();
    var names = new ArrayList<Name>();
    for (int at = 0; at < ids.length; at++) {
      var id = ids[at];
      var name = thai[at];
      if (id != null) names.add(name(new OrganizationId(id), known));
      else if (name != null) names.add(new Name(null, LocalizedText.of(name, english[at]), true));
    }
    return names;
  }

  private static Name name(
      OrganizationId id, Map<OrganizationId, OrganizationRegistry.Entry> known) {
    var entry = known.get(id);
    return entry == null
        ? new Name(id, LocalizedText.of("—"), false)
        : new Name(id, entry.name(), entry.kind() == OrganizationKind.AGENCY);
  }
}
