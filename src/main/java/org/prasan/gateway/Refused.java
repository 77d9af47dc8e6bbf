package org.prasan.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.referral.Fault;
import org.springframework.http.HttpStatus;

/** Something was not done, and everything begun with it is taken back. */
final class Refused extends RuntimeException {
  private final HttpStatus status;
  private final @Nullable String key;
  private final transient List<Fault> faults;

  private Refused(HttpStatus status, @Nullable String key, List<Fault> faults) {
    super(status.toString(), null, false, false);
    this.status = status;
    this.key = key;
    this.faults = faults;
  }

  static Refused with(HttpStatus status) {
    return new Refused(status, null, List.of());
  }

  static Refused because(HttpStatus status, String key) {
    return new Refused(status, key, List.of());
  }

  static Refused wrong(List<Fault> faults) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "gateway.wrong", faults);
  }

  HttpStatus status() {
    return status;
  }

  @Nullable String key() {
    return key;
  }

  List<Fault> faults() {
    return faults;
  }
}
