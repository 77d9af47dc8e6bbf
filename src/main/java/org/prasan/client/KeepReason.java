package org.prasan.client;

import java.util.List;

/** Why a closed file is kept longer than the rule says. */
enum KeepReason {
  COURT_CASE,
  CLIENT_ASKED,
  MAY_RETURN,
  DUTY_TO_KEEP;

  /** What nobody can say the end of: the file is kept until somebody ends the hold. */
  static final List<KeepReason> HOLDING = List.of(COURT_CASE, CLIENT_ASKED);

  public String key() {
    return "client.keep." + this;
  }
}
