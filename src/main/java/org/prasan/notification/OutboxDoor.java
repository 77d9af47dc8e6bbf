package org.prasan.notification;

import org.jspecify.annotations.Nullable;
import org.prasan.operation.Settings;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page where the local outbox is, if there is one: in sample mode without a server. */
@ControllerAdvice
class OutboxDoor {
  private final SendMail mail;
  private final Settings settings;

  OutboxDoor(SendMail mail, Settings settings) {
    this.mail = mail;
    this.settings = settings;
  }

  boolean open() {
    return settings.sample() && !mail.hasServer();
  }

  @ModelAttribute("outboxUrl")
  @Nullable String url() {
    return open() ? "/outbox" : null;
  }
}
