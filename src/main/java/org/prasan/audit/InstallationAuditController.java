package org.prasan.audit;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The installation's own log, for operators: what belongs to no coalition. */
@Controller
class InstallationAuditController {
  private final AuditDesk desk;

  InstallationAuditController(AuditDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/installation/audit")
  @Permit(Action.READ_INSTALLATION_AUDIT)
  String list(Acting acting, AuditSearch search, HttpSession session, Model model) {
    return desk.list(acting, search, session, model);
  }

  @PostMapping("/installation/audit/find")
  @Permit(Action.READ_INSTALLATION_AUDIT)
  String find(Acting acting, AuditSearch search, HttpSession session) {
    return desk.find(acting, search, session);
  }

  @PostMapping("/installation/audit/verify")
  @Permit(Action.READ_INSTALLATION_AUDIT)
  String verify(Acting acting, Model model) {
    return desk.verify(acting, model);
  }

  @PostMapping("/installation/audit/export")
  @Permit(Action.READ_INSTALLATION_AUDIT)
  void export(Acting acting, HttpServletResponse response) throws IOException {
    desk.export(acting, response);
  }
}
