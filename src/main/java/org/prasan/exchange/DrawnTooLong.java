package org.prasan.exchange;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A paper took longer to draw than anybody waits for it; its drawing ends. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
final class DrawnTooLong extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DrawnTooLong() {
    super("A paper took too long to draw");
  }
}
