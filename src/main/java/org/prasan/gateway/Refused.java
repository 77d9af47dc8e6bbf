package org.prasan.gateway;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.referral.Fault;
import org.springframework.http.HttpStatus;

/** Something was not done, and everything begun with it is taken back. */
final class Refused extends RuntimeException {
  private final HttpStatus status;
  private final @Nullable String key;
  private final transient List<Fault> faults;
  private final transient @Nullable UUID client;
  private final transient @Nullable UUID open;

  private Refused(
      HttpStatus status,
      @Nullable String key,
      List<Fault> faults,
      @Nullable UUID client,
      @Nullable UUID open) {
    super(status.toString(), null, false, false);
    this.status = status;
    this.key = key;
    this.faults = faults;
    this.client = client;
    this.open = open;
  }

  static Refused with(HttpStatus status) {
    return new Refused(status, null, List.of(), null, null);
  }

  static Refused because(HttpStatus status, String key) {
    return new Refused(status, key, List.of(), null, null);
  }

  static Refused wrong(List<Fault> faults) {
    return telling(faults, null);
  }

  /** What is wrong tells something of a client. */
  static Refused telling(List<Fault> faults, @Nullable UUID client) {
    return new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "gateway.wrong", faults, client, null);
  }

  /** A referral of the organization's own stands in the way, unless the program wants both. */
  static Refused besides(UUID open) {
    return new Refused(HttpStatus.CONFLICT, "referral.wrong.besides", List.of(), null, open);
  }

  HttpStatus status() {
    return status;
  }

  @Nullable String key() {
    return key;
  }

  @Nullable UUID client() {
    return client;
  }

  @Nullable UUID open() {
    return open;
  }

  List<Fault> faults() {
    return faults;
  }
}
