package org.prasan.referral;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A client opens a link without an account: once, with the code that was told apart from it. The
 * product answers, because no organization acts.
 */
@Service
class OpenLink {
  private static final Duration PAGE_STAYS = Duration.ofMinutes(30);
  private static final LocalizedText NOBODY = new LocalizedText("", null);

  private final ClientLinks links;
  private final TellClient tell;
  private final Referrals referrals;
  private final Outsides outsides;
  private final Steps steps;
  private final ReferralNotices notices;
  private final ReferralClock clock;
  private final Audit audit;

  OpenLink(
      ClientLinks links,
      TellClient tell,
      Referrals referrals,
      Outsides outsides,
      Steps steps,
      ReferralNotices notices,
      ReferralClock clock,
      Audit audit) {
    this.links = links;
    this.tell = tell;
    this.referrals = referrals;
    this.outsides = outsides;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
    this.audit = audit;
  }

  /** What came of it. */
  sealed interface Opened {
    /**
     * What the client reads.
     *
     * @param page key to what may be done on the page for a while
     */
    record Shown(TellClient.Told told, OneTimeSecret page, String language) implements Opened {}

    record WrongCode() implements Opened {}

    /** It was used, has run out, or was taken back. */
    record Over() implements Opened {}

    /** There never was such a link. */
    record NotThere() implements Opened {}
  }

  /** The client's word arrives without an account, but for one organization that gave the link. */
  private static Acting client(Coalition coalition, OrganizationId owner) {
    return new Acting(coalition, null, owner, null, NOBODY, NOBODY, Set.of(), "client by link");
  }

  /** Whether it waits to be opened; empty if there never was such a link. */
  @Transactional(readOnly = true)
  Optional<Boolean> waits(Coalition coalition, OneTimeSecret link) {
    return Tenancy.asProduct(
        coalition.id(),
        () -> links.find(coalition.id(), link).map(found -> found.waits(clock.now())));
  }

  /**
   * Once; but the form that opened it shows it again for a while, because its answer may be lost on
   * the way.
   *
   * @param page drawn for that form alone
   */
  @Transactional
  Opened open(Coalition coalition, OneTimeSecret link, OneTimeSecret code, OneTimeSecret page) {
    return Tenancy.asProduct(coalition.id(), () -> opened(coalition, link, code, page));
  }

  private Opened opened(
      Coalition coalition, OneTimeSecret link, OneTimeSecret code, OneTimeSecret page) {
    var found = links.lock(coalition.id(), link).orElse(null);
    if (found == null) return new Opened.NotThere();
    var now = clock.now();
    var right = found.code().equals(code.fingerprint(link));
    if (right && found.openedPage(page, now)) return shown(coalition, found, page);
    if (!found.waits(now)) return new Opened.Over();
    if (!right) {
      links.wrongCode(coalition.id(), found);
      return found.wrongCodes() + 1 < ClientLink.MOST_WRONG_CODES
          ? new Opened.WrongCode()
          : new Opened.Over();
    }
    links.opened(coalition.id(), found, page.fingerprint(), now, now.plus(PAGE_STAYS));
    audit.record(
        client(coalition, found.owner()),
        "client.link-opened",
        ClientLink.LOGGED,
        ClientLink.WHICHEVER,
        null,
        null);
    return shown(coalition, found, page);
  }

  private Opened shown(Coalition coalition, ClientLink link, OneTimeSecret page) {
    return new Opened.Shown(told(coalition, link), page, link.language());
  }

  private TellClient.Told told(Coalition coalition, ClientLink link) {
    return tell.told(coalition.id(), link.owner(), link.client());
  }

  /** The page again, while something may be done on it. */
  @Transactional(readOnly = true)
  Optional<TellClient.Told> again(Coalition coalition, OneTimeSecret link, OneTimeSecret page) {
    return Tenancy.asProduct(
        coalition.id(),
        () ->
            links
                .find(coalition.id(), link)
                .filter(found -> found.openedPage(page, clock.now()))
                .map(found -> told(coalition, found)));
  }

  /** The client takes consent back; empty if the page is too old or knows no such referral. */
  @Transactional
  Optional<Outcome> takeBack(
      Coalition coalition, OneTimeSecret link, OneTimeSecret page, ReferralId id) {
    return Tenancy.asProduct(
        coalition.id(),
        () ->
            links
                .lock(coalition.id(), link)
                .filter(found -> found.openedPage(page, clock.now()))
                .flatMap(found -> takenBack(coalition, found, id)));
  }

  private Optional<Outcome> takenBack(Coalition coalition, ClientLink link, ReferralId id) {
    var acting = client(coalition, link.owner());
    var referral =
        referrals
            .lock(coalition.id(), id)
            .filter(one -> one.client().equals(link.client()))
            .filter(one -> one.sender().equals(link.owner()))
            .orElse(null);
    if (referral == null) return outside(acting, link, id);
    var wanted = Steps.Wanted.plain(Step.WITHDRAW_CONSENT, null);
    var parties = Set.of(Party.SENDER);
    var refused = steps.refused(acting, referral, parties, wanted);
    if (refused.isPresent()) return refused;
    var outcome = steps.take(acting, referral, parties, wanted);
    notices.sender(coalition, referral);
    return Optional.of(outcome);
  }

  private Optional<Outcome> outside(Acting acting, ClientLink link, ReferralId id) {
    return outsides
        .find(acting.coalitionId(), id.value())
        .filter(one -> one.client().equals(link.client()))
        .map(one -> withdrawn(acting, one));
  }

  private Outcome withdrawn(Acting acting, Outside one) {
    if (outsides.withdraw(acting.coalitionId(), one, clock.now())) {
      audit.record(
          acting,
          "referral.outside-withdrawn",
          "outside-referral",
          one.id(),
          null,
          Map.of("title", one.code()));
      notices.worker(acting.coalition(), one.owner(), one.writer(), "/clients/" + one.client());
    }
    return new Outcome.Done(State.CONSENT_WITHDRAWN);
  }
}
