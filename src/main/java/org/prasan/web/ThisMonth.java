package org.prasan.web;

import java.time.LocalDate;
import java.util.List;
import org.prasan.tenancy.Acting;

/**
 * What a module knows to happen in the coalition these weeks; shown on the home page below the
 * duties.
 */
public interface ThisMonth {
  List<Happening> between(Acting acting, LocalDate from, LocalDate to);

  /**
   * One thing that happened or will happen.
   *
   * @param key message key of the sentence
   * @param arguments what the sentence names
   * @param url where more of it stands
   */
  record Happening(LocalDate day, String key, List<Object> arguments, String icon, String url) {}
}
