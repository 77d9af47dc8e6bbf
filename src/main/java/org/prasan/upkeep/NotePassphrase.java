package org.prasan.upkeep;

import java.util.Optional;
import org.prasan.audit.Audit;
import org.prasan.operation.Backups;
import org.prasan.operation.Secret;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The operator reads the passphrase of the backups, writes it down and says so. */
@Service
class NotePassphrase {
  private static final String SUBJECT = "backup-passphrase";
  private static final String ONLY_ONE = "backups";

  private final Backups backups;
  private final Audit audit;

  NotePassphrase(Backups backups, Audit audit) {
    this.backups = backups;
    this.audit = audit;
  }

  /** Empty when somebody has noted it, or has chosen it. */
  @Transactional
  Optional<Secret> show(Acting acting) {
    acting.require(Action.LOOK_AFTER_INSTALLATION);
    var passphrase = backups.passphraseToNote();
    if (passphrase.isPresent())
      audit.record(acting, "backup-passphrase.shown", SUBJECT, ONLY_ONE, null, null);
    return passphrase;
  }

  /** From now on nobody is shown it. */
  @Transactional
  void noted(Acting acting) {
    acting.require(Action.LOOK_AFTER_INSTALLATION);
    if (backups.passphraseToNote().isEmpty()) return;
    audit.record(acting, "backup-passphrase.noted", SUBJECT, ONLY_ONE, null, null);
    backups.passphraseIsNoted();
  }
}
