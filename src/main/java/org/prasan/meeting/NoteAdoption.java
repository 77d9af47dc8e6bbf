package org.prasan.meeting;

import java.util.Optional;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Under its own heading, the agenda of the adopting meeting says that it adopted minutes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoteAdoption {
  private final ItemRows items;
  private final OutcomeRows outcomes;
  private final MeetingClock stamps;

  NoteAdoption(ItemRows items, OutcomeRows outcomes, MeetingClock stamps) {
    this.items = items;
    this.outcomes = outcomes;
    this.stamps = stamps;
  }

  void at(Acting acting, Dossier there, MinutesDesk.Open adopted) {
    var heading =
        there.agenda().parts().stream()
            .filter(part -> part.heading().kind() == Heading.Kind.MINUTES)
            .findFirst();
    if (heading.isEmpty()) return;
    var item = itemUnder(heading.get()).orElseGet(() -> added(acting, there, heading.get()));
    outcomes.insert(
        acting.coalitionId(),
        new Outcome(
            FreshId.next(),
            there.id(),
            item.id(),
            0,
            Outcome.Kind.INFORMATION,
            sentence(adopted),
            null,
            null,
            stamps.by(acting),
            1));
  }

  private static Optional<Item> itemUnder(Agenda.Part part) {
    return part.lines().stream()
        .map(Agenda.Line::item)
        .filter(item -> item.movedTo() == null)
        .findFirst();
  }

  private Item added(Acting acting, Dossier there, Agenda.Part part) {
    var item =
        new Item(
            new ItemId(FreshId.next()),
            there.id(),
            part.number(),
            1,
            Item.Facts.titled(part.heading().title().th()),
            null,
            null,
            stamps.by(acting),
            1);
    items.insert(acting.coalitionId(), item);
    return item;
  }

  private String sentence(MinutesDesk.Open adopted) {
    long taken =
        adopted.minutes().corrections().stream()
            .filter(one -> one.state() == Correction.State.TAKEN)
            .count();
    var title = adopted.dossier().title().th();
    // The record is kept in Thai alone, so no reader sees this in another language.
    return taken == 0
        ? "ที่ประชุมรับรองรายงานของ" + title + " โดยไม่มีการแก้ไข"
        : "ที่ประชุมรับรองรายงานของ%s โดยมีการแก้ไข %d แห่ง".formatted(title, taken);
  }
}
