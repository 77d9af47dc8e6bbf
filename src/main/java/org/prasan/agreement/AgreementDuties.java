package org.prasan.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits to be signed: by one's own organization, and for the office by all others. */
@Component
class AgreementDuties implements Waiting {
  private final AgreementRegister register;
  private final List<SigningDays> days;

  AgreementDuties(AgreementRegister register, List<SigningDays> days) {
    this.register = register;
    this.days = days;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.SIGN_AGREEMENT) && !acting.may(Action.EDIT_AGREEMENT)) return List.of();
    var cards = new ArrayList<Card>();
    for (var line : register.all(acting.coalitionId())) {
      if (!Act.SIGN.possibleIn(line.state()) || line.text() == 0) continue;
      if (line.signed() == line.parties().size()) continue;
      if (acting.may(Action.SIGN_AGREEMENT) && owes(acting, line)) cards.add(toSign(acting, line));
      if (acting.may(Action.EDIT_AGREEMENT)) cards.add(progress(acting, line));
    }
    return cards;
  }

  private boolean owes(Acting acting, AgreementRegister.Line line) {
    var own = acting.organization();
    return own != null
        && line.parties().stream()
            .anyMatch(name -> own.equals(name.organization()) && !name.signed());
  }

  private @Nullable LocalDate signBy(Acting acting, AgreementRegister.Line line) {
    var own = acting.organization();
    if (own == null || line.agreement().kind() != AgreementKind.MEMBERSHIP) return null;
    return days.stream()
        .flatMap(known -> known.signBy(acting.coalitionId(), own).stream())
        .findFirst()
        .orElse(null);
  }

  private Card toSign(Acting acting, AgreementRegister.Line line) {
    return new Card(
        "agreement.duty.sign",
        List.of(title(line)),
        "signature",
        url(acting, line) + "/sign",
        signBy(acting, line),
        15);
  }

  private static Card progress(Acting acting, AgreementRegister.Line line) {
    return new Card(
        "agreement.duty.progress",
        List.of(title(line), line.signed(), line.parties().size()),
        "signature",
        url(acting, line),
        null,
        40);
  }

  private static String title(AgreementRegister.Line line) {
    return line.agreement().title().in(LocaleContextHolder.getLocale());
  }

  private static String url(Acting acting, AgreementRegister.Line line) {
    return "/" + acting.coalition().slug() + "/agreements/" + line.agreement().id();
  }
}
