package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;

/** Finds out who makes a request; the identity module answers. */
public interface WhoActs {
  /** The acting person in this coalition, or a visitor. */
  Acting in(Coalition coalition, HttpServletRequest request);

  /** As whom this person works, on a page that belongs to no coalition; a visitor if nowhere. */
  Acting atWork(Acting acting, HttpServletRequest request);

  /** The other mandates this person may switch to, in any coalition. */
  List<OtherMandate> others(Acting acting);

  /** A mandate one may switch to. */
  record OtherMandate(String label, String switchUrl) {}
}
