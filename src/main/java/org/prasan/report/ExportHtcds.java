package org.prasan.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.prasan.audit.Audit;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.client.OwnClients;
import org.prasan.exchange.CsvRows;
import org.prasan.operation.Settings;
import org.prasan.referral.SentReferrals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A case worker takes along the cases of the own organization in the words of IOM's standard. How
 * many is written down first, and each file that is opened as it is opened.
 */
@Service
class ExportHtcds {
  private static final int AT_ONCE = 50;
  private static final Set<DataGroup> READ = EnumSet.of(DataGroup.IDENTITY, DataGroup.CONTACT);

  private final OwnClients own;
  private final Clients clients;
  private final SentReferrals referrals;
  private final OrganizationNames organizations;
  private final NumbersWords words;
  private final Settings settings;
  private final Audit audit;
  private final TransactionTemplate transaction;

  ExportHtcds(
      OwnClients own,
      Clients clients,
      SentReferrals referrals,
      OrganizationNames organizations,
      NumbersWords words,
      Settings settings,
      Audit audit,
      TransactionTemplate transaction) {
    this.own = own;
    this.clients = clients;
    this.referrals = referrals;
    this.organizations = organizations;
    this.words = words;
    this.settings = settings;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** So many at once, each part in a transaction of its own: nobody's details wait in memory. */
  void write(Acting acting, Locale locale, OutputStream out) throws IOException {
    acting.require(Action.EDIT_CLIENTS);
    var ids = begun(acting);
    var htcds = htcds(acting, locale);
    var csv = CsvRows.begin(out, Htcds.FIELDS);
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      var part = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      List<List<String>> rows =
          Objects.requireNonNull(transaction.execute(_ -> rows(acting, part, htcds, locale)));
      for (var row : rows) csv.add(row);
      csv.flush();
    }
    csv.flush();
  }

  private List<ClientId> begun(Acting acting) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              var ids = referrals.withoutPractice(acting, own.ids(acting));
              audit.record(
                  acting,
                  "numbers.own-cases-exported",
                  "numbers",
                  "htcds",
                  null,
                  Map.of("title", "HTCDS 2.0", "count", ids.size()));
              return ids;
            }));
  }

  private Htcds htcds(Acting acting, Locale locale) {
    Map<OrganizationId, String> names =
        Objects.requireNonNull(
            transaction.execute(
                _ ->
                    organizations.all(acting.coalitionId()).stream()
                        .collect(
                            Collectors.toMap(
                                OrganizationNames.Named::id, one -> one.name().in(locale)))));
    return new Htcds(names, acting.organizationName().in(locale), settings.timeZone());
  }

  private List<List<String>> rows(Acting acting, List<ClientId> ids, Htcds htcds, Locale locale) {
    var rows = new ArrayList<List<String>>();
    for (var client : own.all(acting, ids)) {
      var told = clients.detail(acting, client.id(), READ).orElseGet(Map::of);
      var sent =
          referrals.of(acting, client.id()).stream()
              .map(one -> new Htcds.Outgoing(one.receiver(), one.offered(), one.agreed()))
              .toList();
      var why = client.closedWhy() == null ? "" : words.say(client.closedWhy(), locale);
      rows.add(htcds.row(client, told, sent, why));
    }
    return rows;
  }
}
