package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The way out for somebody who must not be seen here: forgets the session and shows a harmless
 * page. A plain link, so that it works without scripts; a foreign page that follows it can do no
 * more than sign somebody out.
 */
@Controller
class LeaveController {
  /** The weather: the same for everybody, and nobody wonders why it is open. */
  private static final String HARMLESS = "https://www.tmd.go.th/";

  @GetMapping("/leave")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String leave(HttpServletRequest request, HttpServletResponse response) {
    var session = request.getSession(false);
    if (session != null) session.invalidate();
    response.setHeader("Clear-Site-Data", "\"cookies\", \"storage\"");
    return "redirect:" + HARMLESS;
  }
}
