package org.prasan.meeting;

import java.util.Map;
import org.prasan.meeting.MinutesOutcome.Why;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secretary writes what was said about an item, during the meeting or after it. */
@Service
class WriteMinutes {
  private final MinutesDesk desk;
  private final MinutesRows rows;
  private final MeetingClock stamps;

  WriteMinutes(MinutesDesk desk, MinutesRows rows, MeetingClock stamps) {
    this.desk = desk;
    this.rows = rows;
    this.stamps = stamps;
  }

  /**
   * @param basis the version of the text that was on the page; 0 if there was none
   */
  @Transactional
  MinutesOutcome write(Acting acting, MeetingId id, ItemId item, int basis, String text) {
    acting.require(Action.WRITE_MINUTES);
    var open = desk.lock(acting, id).orElse(null);
    if (open == null || open.dossier().agenda().line(item).isEmpty())
      return new MinutesOutcome.NotFound();
    if (!open.dossier().state().held()) return MinutesOutcome.refused(Why.NOT_HELD);
    switch (open.minutes().state()) {
      case CIRCULATED -> {
        return MinutesOutcome.refused(Why.CIRCULATED);
      }
      case ADOPTED -> {
        return desk.locked(acting, open);
      }
      case DRAFT -> {
        // Written below.
      }
    }
    var before = open.minutes().text(item);
    if (before.version() > 0 && before.text().equals(text)) return MinutesOutcome.done();
    if (before.version() != basis) return new MinutesOutcome.ChangedMeanwhile(before);
    var coalition = acting.coalitionId();
    rows.insert(coalition, id, stamps.by(acting));
    rows.write(coalition, id, item, text, basis, stamps.by(acting));
    desk.note(acting, open, "written", Map.of("item", title(open, item), "text", text));
    return MinutesOutcome.done();
  }

  static String title(MinutesDesk.Open open, ItemId item) {
    return open.dossier().agenda().line(item).map(line -> line.item().title()).orElse("");
  }
}
