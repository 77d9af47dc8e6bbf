package org.prasan.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;

/** Everything that waits for a person, of all modules, what breaks first on top. */
@Component
class WaitingList {
  private final List<Waiting> modules;

  WaitingList(List<Waiting> modules) {
    this.modules = modules;
  }

  List<Waiting.Card> of(Acting acting) {
    return modules.stream()
        .flatMap(module -> module.waitingFor(acting).stream())
        .sorted(
            Comparator.comparing(Waiting.Card::canWait)
                .thenComparing(WaitingList::dueOrLast)
                .thenComparingInt(Waiting.Card::weight))
        .toList();
  }

  private static LocalDate dueOrLast(Waiting.Card card) {
    return card.due() == null ? LocalDate.MAX : card.due();
  }
}
