package org.prasan.referral;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.audit.Refusals;
import org.prasan.client.ClientId;
import org.prasan.client.Clients;
import org.prasan.client.Detail;
import org.prasan.client.Triage;
import org.prasan.roster.SeatId;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Tenancy;
import org.prasan.web.FormCheck;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a case worker wrote on a phone without network becomes a client's file and the draft of a
 * referral: both or neither, and once.
 */
@Service
class SendOffline {
  /** After so many days without being opened the phone forgets, and nothing older is taken. */
  static final Duration KEPT = Duration.ofDays(7);

  private static final Refused TAKEN = new Refused("", "taken");

  private final Referrals referrals;
  private final Clients clients;
  private final WriteReferral write;
  private final OfflineChoices choices;
  private final Audit audit;
  private final ReferralClock clock;
  private final TransactionTemplate together;

  SendOffline(
      Referrals referrals,
      Clients clients,
      WriteReferral write,
      OfflineChoices choices,
      Audit audit,
      ReferralClock clock,
      TransactionTemplate together) {
    this.referrals = referrals;
    this.clients = clients;
    this.write = write;
    this.choices = choices;
    this.audit = audit;
    this.clock = clock;
    this.together = together;
  }

  sealed interface Answer {}

  /** It is here, now or since it came the first time. */
  record Sent(ReferralId id, String code) implements Answer {}

  /**
   * It stays on the phone.
   *
   * @param field what is wrong with it; empty if it is not one field
   */
  record Refused(String field, String why) implements Answer {
    String key() {
      return "referral.offline.refused." + why;
    }

    /** What to do about it. */
    String mend() {
      return "referral.offline.mend." + why;
    }
  }

  Answer send(Acting acting, OfflineDraft draft) {
    acting.require(Action.REFER_CLIENTS);
    var answer = answer(acting, draft);
    if (answer instanceof Refused refused) note(acting, refused);
    return answer;
  }

  /**
   * Sent twice at once, the other may have been written between the two questions whether referral
   * and client are known; then it is known whole when asked anew.
   */
  private Answer answer(Acting acting, OfflineDraft draft) {
    var answer = once(acting, draft);
    return answer.equals(TAKEN) ? once(acting, draft) : answer;
  }

  private Answer once(Acting acting, OfflineDraft draft) {
    try {
      return Objects.requireNonNull(
          together.execute(
              transaction -> {
                var answer = take(acting, draft);
                if (answer instanceof Refused) transaction.setRollbackOnly();
                return answer;
              }));
    } catch (IdTaken _) {
      // The file of another organization has this id: not to be told from any other.
      return TAKEN;
    }
  }

  private Answer take(Acting acting, OfflineDraft draft) {
    if (!draft.named() || draft.written() == null) return new Refused("", "broken");
    if (!isOwn(acting, draft)) return new Refused("", "not-yours");
    var id = new ReferralId(Objects.requireNonNull(draft.id()));
    var client = new ClientId(Objects.requireNonNull(draft.client()));
    var known = anybodys(acting, id).orElse(null);
    if (known != null)
      return acting.actsFor(known.sender()) && known.client().equals(client)
          ? new Sent(id, known.code())
          : TAKEN;
    if (draft.written().isBefore(clock.now().minus(KEPT))) return new Refused("", "too-old");
    if (clients.card(acting, client).isPresent()) return TAKEN;
    return read(acting, draft, id, client);
  }

  private static boolean isOwn(Acting acting, OfflineDraft draft) {
    return acting.person() != null
        && acting.organization() != null
        && acting.person().value().equals(draft.person())
        && acting.organization().value().equals(draft.organization());
  }

  /** Also one that the second wall hides, or its id would look free. */
  private Optional<Referral> anybodys(Acting acting, ReferralId id) {
    return Tenancy.asProduct(acting.coalitionId(), () -> referrals.find(acting.coalitionId(), id));
  }

  private Answer read(Acting acting, OfflineDraft draft, ReferralId id, ClientId client) {
    var card = draft.card(choices.needs(), choices.languages());
    var urgency = draft.howSoon();
    var reason = FormCheck.plain(draft.reason());
    var story = FormCheck.plain(draft.story());
    if (card.needs().isEmpty()) return new Refused("needs", "needs");
    if (card.district() != null && !choices.districts(acting).contains(card.district()))
      return new Refused("district", "district");
    if (urgency == null) return new Refused("urgency", "urgency");
    if (reason.isEmpty()) return new Refused("reason", "reason");
    if (reason.length() > AskedForm.LONGEST) return new Refused("reason", "long");
    if (story.length() > AskedForm.LONGEST) return new Refused("story", "long");
    var seat = seat(draft.seat());
    if (seat == null) return new Refused("seat", "seat");
    if (choices.ownSeat(acting, seat)) return new Refused("seat", "own-seat");
    var asked =
        new WriteReferral.Asked(seat, null, urgency, Set.copyOf(card.needs()), Set.of(), reason);
    return write(acting, id, client, card, story, asked);
  }

  private static @Nullable SeatId seat(@Nullable String typed) {
    try {
      return typed == null ? null : SeatId.of(typed);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private Answer write(
      Acting acting,
      ReferralId id,
      ClientId client,
      Triage card,
      String story,
      WriteReferral.Asked asked) {
    var told = new EnumMap<Detail, String>(Detail.class);
    if (!story.isEmpty()) told.put(Detail.STORY, story);
    clients.open(acting, client, card, told);
    if (!(write.write(acting, id, client, asked) instanceof Outcome.Done))
      return new Refused("seat", "seat");
    var written = referrals.find(acting.coalitionId(), id).orElseThrow();
    audit.record(acting, "referral.brought", "referral", Steps.DRAFT, null, null);
    return new Sent(id, written.code());
  }

  /** Neither which, for it may come again and be offered, nor what of the form is wrong. */
  private void note(Acting acting, Refused refused) {
    Refusals.noted();
    together.executeWithoutResult(
        _ ->
            audit.record(
                acting,
                "referral.not-brought",
                "referral",
                Steps.DRAFT,
                null,
                Map.of("refused", refused.field().isEmpty() ? refused.why() : "form")));
  }
}
