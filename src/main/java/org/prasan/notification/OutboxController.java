package org.prasan.notification;

import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** In sample mode without a mail server, the messages that would have been sent. */
@Controller
class OutboxController {
  private static final int MOST = 50;

  private final Outbox outbox;
  private final OutboxDoor door;

  OutboxController(Outbox outbox, OutboxDoor door) {
    this.outbox = outbox;
    this.door = door;
  }

  @GetMapping("/outbox")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(Model model) {
    if (!door.open()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    model.addAttribute("entries", outbox.newest(MOST));
    return "notification/outbox";
  }
}
