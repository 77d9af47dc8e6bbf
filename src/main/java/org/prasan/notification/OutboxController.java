package org.prasan.notification;

import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** In sample mode without a mail server, the messages that would have been sent. */
@Controller
class OutboxController {
  private static final int MOST = 50;

  private final Outbox outbox;
  private final KeptMails kept;
  private final OutboxDoor door;
  private final MessageSource words;

  OutboxController(Outbox outbox, KeptMails kept, OutboxDoor door, MessageSource words) {
    this.outbox = outbox;
    this.kept = kept;
    this.door = door;
    this.words = words;
  }

  /** The newest of all, or of those to one address. */
  @GetMapping("/outbox")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(@RequestParam(required = false) @Nullable String to, Model model) {
    if (!door.open()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    model.addAttribute("to", to);
    model.addAttribute(
        "mails",
        Stream.concat(
                outbox.newest(to, MOST).stream().map(entry -> ShownMail.of(entry, words)),
                kept.newest(to, MOST).stream().map(ShownMail::of))
            .sorted(Comparator.comparing(ShownMail::at).reversed())
            .limit(MOST)
            .toList());
    return "notification/outbox";
  }
}
