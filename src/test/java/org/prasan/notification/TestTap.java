package org.prasan.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prasan.tenancy.Acting;
import org.springframework.boot.test.context.TestComponent;

/** Something that can be answered from an e-mail, as a module would offer it. */
@TestComponent
class TestTap implements TapAction {
  static final String ACTION = "notification.test";

  static final String SHOWN = "";

  /** What was done, by subject: who for whom answered what. */
  final Map<UUID, String> done = new ConcurrentHashMap<>();

  /** Subjects that somebody has answered elsewhere. */
  final Set<UUID> settled = ConcurrentHashMap.newKeySet();

  /** Subjects of which something else is true by now. */
  final Set<UUID> moved = ConcurrentHashMap.newKeySet();

  /** Subjects at which it fails at the last moment. */
  final Set<UUID> refused = ConcurrentHashMap.newKeySet();

  @Override
  public String action() {
    return ACTION;
  }

  @Override
  public Optional<Asked> asked(Acting acting, UUID subject, Locale locale) {
    if (settled.contains(subject)) return Optional.empty();
    var answers = new LinkedHashMap<String, String>();
    answers.put("accept", "รับงานทดลอง");
    answers.put("decline", "ไม่รับงานทดลอง");
    return Optional.of(
        new Asked("คุณรับงานทดลองหรือไม่", answers, moved.contains(subject) ? "moved" : SHOWN));
  }

  @Override
  public Outcome perform(Acting acting, TapOffer offer, String answer) {
    var subject = offer.subject();
    if (refused.contains(subject))
      return new Outcome.Refused("notification.tap.needless.text", List.of(), "/home");
    done.merge(
        subject,
        acting.person() + " " + acting.organization() + " " + answer,
        (one, other) -> one + " & " + other);
    return new Outcome.Done("notification.tap.once", List.of(), "/home");
  }
}
