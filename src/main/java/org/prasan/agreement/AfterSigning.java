package org.prasan.agreement;

import java.util.Optional;
import org.prasan.tenancy.Acting;

/** What a signature brought about for whoever signed, told by modules that act on it. */
public interface AfterSigning {
  /** Empty if it brought nothing about. */
  Optional<Told> told(Acting acting, AgreementKind kind);

  /**
   * A sentence and the page that tells more.
   *
   * @param key of the sentence
   * @param link key of the words of the link
   */
  record Told(String key, String link, String url) {}
}
