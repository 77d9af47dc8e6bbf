package org.prasan.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the unsubscribe header of each e-mail leads: programs of mail post to it by themselves (RFC
 * 8058), people see a page with one button.
 */
@Controller
class StopMailsController {
  private final StopMails stop;

  StopMailsController(StopMails stop) {
    this.stop = stop;
  }

  @GetMapping("/{coalition}/mail-off/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String ask(Acting acting, @PathVariable String token, Model model, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    if (stop.whose(known(acting), token).isEmpty()) return gone(model, response);
    model.addAttribute("address", "/" + acting.coalition().slug() + "/mail-off/" + token);
    return "notification/stop";
  }

  @PostMapping(path = "/{coalition}/mail-off/{token}", params = "List-Unsubscribe")
  @Permit(Action.SEE_PUBLIC_PAGES)
  ResponseEntity<String> byProgram(
      Acting acting, @PathVariable String token, HttpServletRequest request) {
    if (!stop.stop(known(acting), token, request.getRemoteAddr())) throw InboxController.notFound();
    return ResponseEntity.ok("");
  }

  @PostMapping("/{coalition}/mail-off/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String byHand(
      Acting acting,
      @PathVariable String token,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!stop.stop(known(acting), token, request.getRemoteAddr())) return gone(model, response);
    return "redirect:/" + acting.coalition().slug() + "/mail-off/" + token + "/done";
  }

  @GetMapping("/{coalition}/mail-off/{token}/done")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String done(
      Acting acting, @PathVariable String token, Model model, HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    return stop.whose(known(acting), token).isEmpty()
        ? gone(model, response)
        : "notification/stop-done";
  }

  private static Coalition known(Acting acting) {
    if (acting.coalition().equals(Coalition.NONE)) throw InboxController.notFound();
    return acting.coalition();
  }

  private static String gone(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("why", "unknown");
    return "notification/tap-gone";
  }
}
