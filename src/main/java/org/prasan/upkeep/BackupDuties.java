package org.prasan.upkeep;

import java.util.List;
import org.prasan.operation.Backups;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;

/** What waits for the officers when backups are late or fail: to tell whoever runs the server. */
@Component
class BackupDuties implements Waiting {
  private static final int WEIGHT = 1;

  private final Backups backups;

  BackupDuties(Backups backups) {
    this.backups = backups;
  }

  @Override
  public boolean confidential() {
    return false;
  }

  @Override
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.SEE_BACKUPS)) return List.of();
    var concern = backups.concern();
    if (concern == Backups.Concern.NONE) return List.of();
    var url = "/" + acting.coalition().slug() + "/backups";
    return List.of(new Card("upkeep.card." + concern, List.of(), "database", url, null, WEIGHT));
  }
}
