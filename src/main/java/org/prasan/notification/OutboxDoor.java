package org.prasan.notification;

import org.jspecify.annotations.Nullable;
import org.prasan.operation.Settings;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page where the local outbox is, if there is one: in sample mode without a server. */
@ControllerAdvice
class OutboxDoor {
  private final Outbox outbox;
  private final Settings settings;

  OutboxDoor(Outbox outbox, Settings settings) {
    this.outbox = outbox;
    this.settings = settings;
  }

  boolean open() {
    return settings.sample() && !outbox.sends();
  }

  @ModelAttribute("outboxUrl")
  @Nullable String url() {
    return open() ? "/outbox" : null;
  }
}
