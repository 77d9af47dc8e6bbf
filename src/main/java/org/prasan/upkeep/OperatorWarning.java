package org.prasan.upkeep;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.Backups;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The operator has no home page: where operators come first, they read what is wrong. */
@ControllerAdvice
class OperatorWarning {
  private static final Set<String> FIRST_PAGES = Set.of("/", "/coalitions");

  private final Backups backups;

  OperatorWarning(Backups backups) {
    this.backups = backups;
  }

  /** The key of a sentence; null if there is nothing to say. */
  @ModelAttribute("operatorWarning")
  @Nullable String warning(Acting acting, HttpServletRequest request) {
    if (!acting.may(Action.LOOK_AFTER_INSTALLATION)
        || !FIRST_PAGES.contains(request.getRequestURI())
        || !request.getMethod().equals("GET")) return null;
    var concern = backups.concern();
    if (concern != Backups.Concern.NONE) return "upkeep.card." + concern;
    return backups.passphraseToNote().isPresent() ? "upkeep.passphrase.note" : null;
  }
}
