package org.prasan.audit;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The audit log of a coalition, for its officers. */
@Controller
class AuditController {
  private final AuditDesk desk;

  AuditController(AuditDesk desk) {
    this.desk = desk;
  }

  @Bean
  static NavigationEntry auditEntry() {
    return new NavigationEntry(
        "audit.navigation", "list-search", "/audit", Action.READ_AUDIT, 90, false);
  }

  @GetMapping("/{coalition}/audit")
  @Permit(Action.READ_AUDIT)
  String list(Acting acting, AuditSearch search, HttpSession session, Model model) {
    return desk.list(acting, search, session, model);
  }

  @PostMapping("/{coalition}/audit/find")
  @Permit(Action.READ_AUDIT)
  String find(Acting acting, AuditSearch search, HttpSession session) {
    return desk.find(acting, search, session);
  }

  @PostMapping("/{coalition}/audit/verify")
  @Permit(Action.READ_AUDIT)
  String verify(Acting acting, Model model) {
    return desk.verify(acting, model);
  }

  @PostMapping("/{coalition}/audit/export")
  @Permit(Action.EXPORT_AUDIT)
  void export(Acting acting, HttpServletResponse response) throws IOException {
    desk.export(acting, response);
  }
}
