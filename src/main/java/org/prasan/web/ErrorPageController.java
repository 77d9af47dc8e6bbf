package org.prasan.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * One page for all that goes wrong: what happened, the way on, and a reference for whoever helps.
 */
@Controller
class ErrorPageController implements ErrorController {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPageController.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 409, 413, 422, 429, 500, 503);

  @RequestMapping("/error")
  String explain(Acting acting, HttpServletRequest request, Model model) {
    int status = status(request);
    var reference = reference();
    if (status >= 500) LOG.error("Failure {}", reference, failure(request));
    else LOG.info("Refusal {} with status {}", reference, status);
    model.addAttribute("status", EXPLAINED.contains(status) ? status : nearest(status));
    model.addAttribute("reference", reference);
    model.addAttribute("awaited", awaitsOwnOrganization(acting, request));
    if (!acting.seesCoalition()) nameNoCoalition(model);
    return "web/error";
  }

  /** The page for an address that leads nowhere would give away what its status hides. */
  private static void nameNoCoalition(Model model) {
    model.addAttribute("coalition", null);
    model.addAttribute("navigation", List.of());
  }

  private static int status(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return status instanceof Integer code ? code : 404;
  }

  private static boolean awaitsOwnOrganization(Acting acting, HttpServletRequest request) {
    return request.getAttribute(Failures.REFUSED) instanceof Action refused
        && acting.awaits(refused);
  }

  private static int nearest(int status) {
    return status < 500 ? 404 : 500;
  }

  private static Throwable failure(HttpServletRequest request) {
    var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    return failure instanceof Throwable thrown ? thrown : new IllegalStateException("No cause");
  }

  private static String reference() {
    var bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
