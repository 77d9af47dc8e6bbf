package org.prasan.notification;

import java.util.Collection;
import java.util.Map;
import org.prasan.tenancy.Acting;

/**
 * By what whoever is signed in tells confidential notices apart, such as the code of a referral: on
 * the page of notices alone, and in no message that leaves the product.
 */
public interface NoticeMarks {
  /**
   * Of those paths that lead to something this person may see.
   *
   * @param paths to which notices lead, without the coalition
   */
  Map<String, String> marks(Acting acting, Collection<String> paths);
}
