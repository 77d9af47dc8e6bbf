package org.prasan.commitment;

import org.prasan.tenancy.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of commitments have in common. */
final class CommitmentPages {
  private CommitmentPages() {}

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/commitments";
  }

  static String address(Acting acting, CommitmentId id) {
    return base(acting) + "/" + id;
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
