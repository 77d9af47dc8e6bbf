package org.prasan.referral;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.client.ClientPart;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.HomePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * On a client's page: whom outside of the coalition the client was referred to, counted apart; what
 * the client is told; and from which referral the file was opened.
 */
@Component
class OutsideOfClient implements ClientPart {
  private final Outsides outsides;
  private final ReferOutside refer;
  private final OpenOwnFile ownFile;
  private final ReferralClock clock;

  OutsideOfClient(Outsides outsides, ReferOutside refer, OpenOwnFile ownFile, ReferralClock clock) {
    this.outsides = outsides;
    this.refer = refer;
    this.ownFile = ownFile;
    this.clock = clock;
  }

  /** One of them. */
  record Row(UUID id, String code, String to, Outside.Stage stage, boolean answered) {}

  /**
   * What the part shows.
   *
   * @param fresh where another one is written; null where none can be
   * @param from the referral from which this file was opened; null for most
   * @param takenBack whether the client took back the consent by which it came
   */
  record Shown(
      List<Row> rows,
      long answered,
      String base,
      String statement,
      @Nullable String fresh,
      @Nullable String from,
      boolean takenBack) {
    Shown {
      rows = List.copyOf(rows);
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<HomePart.Part> of(Acting acting, Clients.Card client) {
    if (!acting.may(Action.REFER_CLIENTS)) return Optional.empty();
    var rows =
        outsides.ofClient(acting.coalitionId(), client.id()).stream()
            .map(one -> row(acting, one))
            .toList();
    var start = "/" + acting.coalition().slug();
    var base = OutsideController.base(acting);
    var from = ownFile.from(acting, client.id());
    return Optional.of(
        new HomePart.Part(
            "referral/outside-parts :: ofClient",
            new Shown(
                rows,
                rows.stream().filter(row -> row.answered()).count(),
                base,
                start + "/statements/" + client.id(),
                client.open() ? base + "/new?client=" + client.id() : null,
                from.map(one -> ReferralPages.base(acting) + "/" + one.referral()).orElse(null),
                from.isPresent() && from.get().takenBack())));
  }

  private Row row(Acting acting, Outside one) {
    var to = refer.told(acting.coalitionId(), one).map(Outside.Told::organization).orElse("");
    return new Row(one.id(), one.code(), to, one.stage(clock.today()), one.answer() != null);
  }
}
