package org.prasan.referral;

import java.util.List;
import java.util.Optional;
import org.prasan.client.ClientPart;
import org.prasan.client.Clients;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.HomePart;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** On a client's page: to whom the client was referred, and the way to refer. */
@Component
class ReferralsOfClient implements ClientPart {
  private final ListReferrals list;
  private final ReferralsController rows;
  private final Practise practise;

  ReferralsOfClient(ListReferrals list, ReferralsController rows, Practise practise) {
    this.list = list;
    this.rows = rows;
    this.practise = practise;
  }

  /**
   * What the part shows.
   *
   * @param practice the client is made up
   */
  record Shown(
      List<ReferralsController.Row> rows,
      String base,
      String refer,
      boolean may,
      boolean practice) {}

  @Override
  public Optional<HomePart.Part> of(Acting acting, Clients.Card client) {
    if (!acting.may(Action.SEE_REFERRALS)) return Optional.empty();
    var lines =
        rows.rows(acting, list.ofClient(acting, client.id()), LocaleContextHolder.getLocale());
    boolean may = client.open() && acting.may(Action.REFER_CLIENTS);
    if (lines.isEmpty() && !may) return Optional.empty();
    var base = ReferralPages.base(acting);
    return Optional.of(
        new HomePart.Part(
            "referral/parts :: ofClient",
            new Shown(
                lines,
                base,
                base + "/new?client=" + client.id(),
                may,
                practise.madeUp(acting, client.id()))));
  }
}
