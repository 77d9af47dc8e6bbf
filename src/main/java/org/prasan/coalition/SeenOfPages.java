package org.prasan.coalition;

import java.util.Optional;
import org.prasan.language.LocalizedText;
import org.prasan.notification.SenderNames;
import org.prasan.tenancy.CoalitionId;
import org.prasan.web.NeutralLook;
import org.springframework.stereotype.Component;

/** What a coalition has chosen to be known by to those who see no more than a tab or a sender. */
@Component("neutralLook")
class SeenOfPages implements NeutralLook, SenderNames {
  private final Help help;

  SeenOfPages(Help help) {
    this.help = help;
  }

  @Override
  public Tab of(CoalitionId coalition) {
    var look = help.look(coalition);
    return new Tab(look.title(), look.icon().address());
  }

  @Override
  public Optional<LocalizedText> sender(CoalitionId coalition) {
    return Optional.ofNullable(help.look(coalition).sender());
  }
}
