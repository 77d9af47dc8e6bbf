package org.prasan.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  static final int PAGE = 25;

  private static final String PARTIES =
      """
      left join lateral (
        select array_agg(organization_id order by position, id) as organizations,
          array_agg(name_th order by position, id) as names_th,
          array_agg(name_en order by position, id) as names_en,
          array_agg(exists (
            select from agreement.signature s
            where s.coalition_id = a.coalition_id and s.agreement_id = a.id
              and s.party_id = y.id and s.text_number = (
                select max(number) from agreement.text_version
                where coalition_id = a.coalition_id and agreement_id = a.id))
            order by position, id) as party_signed
        from agreement.party y
        where coalition_id = a.coalition_id and agreement_id = a.id) p on true\
      """;

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
   * @param first the day of the first signature under the newest text
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

    /** Those of them that have signed, as far as that can be known here. */
    public List<LocalizedText> signingPartners() {
      if (agreement.knownFromElsewhere()) return partners();
      return parties.stream().filter(Name::partner).filter(Name::signed).map(Name::name).toList();
    }
  }

  /**
   * A party by name.
   *
   * @param partner an agency, or somebody outside of the registry
   * @param signed the newest text
   */
  record Name(
      @Nullable OrganizationId organization, LocalizedText name, boolean partner, boolean signed) {}

  /**
   * A page of lines.
   *
   * @param total how many there are on all pages
   * @param next the last line, after which the next page begins; null on the last page
   */
  record Page(List<Line> lines, int total, @Nullable UUID next) {}

  /** All of them, the newest first. */
  List<Line> all(CoalitionId coalition) {
    return all(coalition, AgreementFilter.ALL);
  }

  /** All that a filter lets through. */
  List<Line> all(CoalitionId coalition, AgreementFilter filter) {
    var known = known(coalition);
    return lines(condition(coalition, filter.after(null), known), known, Integer.MAX_VALUE);
  }

  Page page(CoalitionId coalition, AgreementFilter filter) {
    var known = known(coalition);
    return page(
        condition(coalition, filter, known),
        count(condition(coalition, filter.after(null), known)),
        known);
  }

  /** What the public may know of. */
  Page shown(CoalitionId coalition, @Nullable UUID after) {
    var known = known(coalition);
    var all = condition(coalition, AgreementFilter.ALL, known).shown(stamps.today());
    var rest = condition(coalition, AgreementFilter.ALL.after(after), known).shown(stamps.today());
    return page(rest, count(all), known);
  }

  /** The organizations that are a party of any agreement, in the order of their names. */
  List<OrganizationRegistry.Entry> parties(CoalitionId coalition) {
    var ids =
        Set.copyOf(
            jdbc.sql(
                    """
                    select distinct organization_id from agreement.party
                    where coalition_id = :coalition and organization_id is not null
                    """)
                .param("coalition", coalition.value())
                .query((row, number) -> row.getObject("organization_id", UUID.class))
                .list());
    return organizations.entries(coalition).stream()
        .filter(entry -> ids.contains(entry.id().value()))
        .toList();
  }

  private Map<OrganizationId, OrganizationRegistry.Entry> known(CoalitionId coalition) {
    return organizations.entries(coalition).stream()
        .collect(Collectors.toMap(OrganizationRegistry.Entry::id, Function.identity()));
  }

  private Page page(
      AgreementCondition condition,
      int total,
      Map<OrganizationId, OrganizationRegistry.Entry> known) {
    var found = lines(condition, known, PAGE + 1);
    var more = found.size() > PAGE;
    var lines = more ? found.subList(0, PAGE) : found;
    return new Page(lines, total, more ? lines.getLast().agreement().id().value() : null);
  }

  private AgreementCondition condition(
      CoalitionId coalition,
      AgreementFilter filter,
      Map<OrganizationId, OrganizationRegistry.Entry> known) {
    var condition = AgreementCondition.of(coalition, filter, stamps.today());
    return filter.q() == null ? condition : condition.among(mentioning(coalition, filter, known));
  }

  /** Names of organizations are not kept here: words are looked for before the rest is read. */
  private UUID[] mentioning(
      CoalitionId coalition,
      AgreementFilter filter,
      Map<OrganizationId, OrganizationRegistry.Entry> known) {
    var ids = new ArrayList<UUID>();
    jdbc.sql(
            """
            select a.*, p.organizations, p.names_th, p.names_en, p.party_signed
            from agreement.agreement a %s where a.coalition_id = :coalition
            """
                .formatted(PARTIES))
        .param("coalition", coalition.value())
        .query(
            row -> {
              if (filter.mentions(AgreementRows.agreement(row).facts(), names(row, known)))
                ids.add(row.getObject("id", UUID.class));
            });
    return ids.toArray(UUID[]::new);
  }

  private int count(AgreementCondition condition) {
    return jdbc.sql(
            "select count(*) from agreement.agreement a where %s".formatted(condition.where()))
        .params(condition.values())
        .query(Integer.class)
        .single();
  }

  private List<Line> lines(
      AgreementCondition condition,
      Map<OrganizationId, OrganizationRegistry.Entry> known,
      int most) {
    return jdbc.sql(
            """
            select a.*, coalesce(t.newest, 0) as newest, s.signed_parties, s.first,
              p.organizations, p.names_th, p.names_en, p.party_signed
            from agreement.agreement a
            left join lateral (
              select max(number) as newest from agreement.text_version
              where coalition_id = a.coalition_id and agreement_id = a.id) t on true
            left join lateral (
              select count(*) filter (where text_number = t.newest) as signed_parties,
                min(signed_on) filter (where text_number = t.newest) as first
              from agreement.signature
              where coalition_id = a.coalition_id and agreement_id = a.id) s on true
            %s
            where %s order by a.sorts_on desc, a.id desc limit :most
            """
                .formatted(PARTIES, condition.where()))
        .params(condition.values())
        .param("most", most)
        .query((row, number) -> line(row, known))
        .list();
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
    var signed = (Boolean[]) row.getArray("party_signed").getArray();
    var names = new ArrayList<Name>();
    for (int at = 0; at < ids.length; at++) {
      var id = ids[at];
      var name = thai[at];
      if (id != null) names.add(name(new OrganizationId(id), known, signed[at]));
      else if (name != null)
        names.add(new Name(null, LocalizedText.of(name, english[at]), true, signed[at]));
    }
    return names;
  }

  private static Name name(
      OrganizationId id, Map<OrganizationId, OrganizationRegistry.Entry> known, boolean signed) {
    var entry = known.get(id);
    return entry == null
        ? new Name(id, LocalizedText.of("—"), false, signed)
        : new Name(id, entry.name(), entry.kind() == OrganizationKind.AGENCY, signed);
  }
}
