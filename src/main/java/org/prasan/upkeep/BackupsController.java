package org.prasan.upkeep;

import java.util.Locale;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How old the backups are, for those who answer for a coalition's work. */
@Controller
class BackupsController {
  private final BackupDesk desk;

  BackupsController(BackupDesk desk) {
    this.desk = desk;
  }

  @Bean
  static NavigationEntry backupsEntry() {
    return new NavigationEntry(
        "upkeep.navigation", "database", "/backups", Action.SEE_BACKUPS, 92, false);
  }

  @GetMapping("/{coalition}/backups")
  @Permit(Action.SEE_BACKUPS)
  String show(Model model, Locale locale) {
    desk.show(model, locale);
    return "upkeep/backups";
  }
}
