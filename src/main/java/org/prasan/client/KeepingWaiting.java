package org.prasan.client;

import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;

/** That closed files are erased soon, unless somebody keeps them. */
@Component
class KeepingWaiting implements Waiting {
  private final KeepClient keep;

  KeepingWaiting(KeepClient keep) {
    this.keep = keep;
  }

  @Override
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.SEE_CLIENTS) || acting.organization() == null) return List.of();
    var ending = keep.ending(acting);
    if (ending.files() == 0) return List.of();
    return List.of(
        new Card(
                "client.keep.duty",
                List.of(ending.files()),
                "clock",
                ClientPages.base(acting) + "?shown=ENDING",
                ending.first(),
                3)
            .gathering(ending.files()));
  }
}
