package org.prasan.client;

import java.util.Optional;
import org.prasan.tenancy.Acting;
import org.prasan.web.HomePart;

/** Something another module shows on the page of a client, above what was told. */
public interface ClientPart {
  /** Empty if there is nothing to show this person. */
  Optional<HomePart.Part> of(Acting acting, Clients.Card client);
}
