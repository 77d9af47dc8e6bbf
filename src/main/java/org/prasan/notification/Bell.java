package org.prasan.notification;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Shows on each page how much one has not read. */
@ControllerAdvice
class Bell {
  private final Inbox inbox;

  Bell(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * What the shell shows.
   *
   * @param count empty if nothing is unread, or nobody has looked
   */
  record Shown(String url, String count) {}

  @ModelAttribute("bell")
  @Nullable Shown bell(Acting acting, HttpServletRequest request) {
    if (acting.coalition().equals(Coalition.NONE) || !acting.may(Action.READ_NOTICES)) return null;
    return new Shown(InboxController.base(acting), asks(request) ? count(acting) : "");
  }

  /** A page that explains a failure must stand even when the database has fallen. */
  private static boolean asks(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && request.getDispatcherType() == DispatcherType.REQUEST;
  }

  private String count(Acting acting) {
    int unread = inbox.unread(acting);
    if (unread == 0) return "";
    return unread < NoticeRows.MOST_COUNTED ? String.valueOf(unread) : "99+";
  }
}
