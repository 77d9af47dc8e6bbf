package org.prasan.client;

import java.util.List;
import java.util.Locale;
import org.prasan.tenancy.Acting;

/** What somebody who is about to erase a client is told of what was passed on to others. */
public interface BeforeErasing {
  /** Sentences; none where nothing was passed on. */
  List<String> of(Acting acting, ClientId client, Locale locale);
}
