package org.prasan.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.FileKind;
import org.prasan.files.FilePurpose;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.StoredFile;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The office puts the governor's order on record under which a roster stands. A roster that stands
 * under one gets a new version by the next.
 */
@Service
class RecordOrder {
  static final FilePurpose PAPER =
      FilePurpose.of("roster-order", FileKind.PDF, FileKind.PNG, FileKind.JPEG);

  private final Editions editions;
  private final Assignments assignments;
  private final Files files;
  private final RosterClock clock;
  private final Audit audit;

  RecordOrder(
      Editions editions, Assignments assignments, Files files, RosterClock clock, Audit audit) {
    this.editions = editions;
    this.assignments = assignments;
    this.files = files;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  /** On record, with the version that stands under it now. */
  record Recorded(EditionId edition) implements Outcome {}

  record NotFound() implements Outcome {}

  record NotNow(Edition.State state) implements Outcome {}

  record NothingSent() implements Outcome {}

  record Refused(StoreOutcome.Refused reason) implements Outcome {}

  /** What stands on the paper. */
  record Told(String number, LocalDate date) {}

  @Transactional
  Outcome record(Acting acting, EditionId id, Told told, @Nullable Upload paper) {
    acting.require(Action.MANAGE_ROSTER);
    var coalition = acting.coalitionId();
    int next = editions.nextNumber(coalition);
    var edition = editions.lock(coalition, id).orElse(null);
    if (edition == null) return new NotFound();
    var standing = standing(coalition, edition);
    if (standing == null) return new NotNow(edition.state());
    if (paper == null) return new NothingSent();
    var known = standing.order();
    return switch (files.store(
        acting, paper, PAPER, known == null ? List.of() : List.of(known.file()))) {
      case StoreOutcome.Refused reason -> refused(reason);
      case StoreOutcome.Stored(var file) -> {
        var order = order(told, file);
        // The same form sent again: the month stands under this order.
        if (order.equals(known)) yield new Recorded(standing.id());
        yield edition.is(Edition.State.PUBLISHED)
            ? recorded(acting, edition, order, next)
            : undone(new NotNow(edition.state()));
      }
    };
  }

  /** What says now who is on duty in the month of an edition that once did. */
  private @Nullable Edition standing(CoalitionId coalition, Edition edition) {
    if (!edition.wasPublished()) return null;
    return editions.all(coalition).stream()
        .filter(one -> one.is(Edition.State.PUBLISHED) && one.month().equals(edition.month()))
        .findFirst()
        .orElse(null);
  }

  private Outcome recorded(Acting acting, Edition edition, Edition.Order order, int next) {
    var under = edition.order() == null ? edition : newVersion(acting, edition, next);
    editions.order(acting.coalitionId(), under.id(), order);
    audit.record(
        acting,
        "edition.ordered",
        "edition",
        under.id(),
        null,
        Map.of(
            "title", DraftMonth.name(edition),
            "orderNumber", order.number(),
            "orderDate", order.date(),
            "file", order.fileName()));
    return new Recorded(under.id());
  }

  private Edition newVersion(Acting acting, Edition before, int number) {
    var coalition = acting.coalitionId();
    var next =
        new Edition(
            EditionId.fresh(),
            before.month(),
            Edition.State.DRAFT,
            before.recipe(),
            100,
            null,
            null,
            clock.now(),
            null,
            null,
            null,
            0);
    editions.insert(acting, next);
    assignments.write(coalition, next.id(), assignments.of(coalition, before.id()));
    editions.publish(coalition, next, number, clock.now());
    audit.record(
        acting,
        "edition.published",
        "edition",
        next.id(),
        null,
        Map.of("title", DraftMonth.name(next), "number", number));
    return next;
  }

  static Edition.Order order(Told told, StoredFile file) {
    return new Edition.Order(told.number(), told.date(), file.id(), file.name());
  }

  private static Outcome refused(StoreOutcome.Refused reason) {
    return undone(new Refused(reason));
  }

  private static Outcome undone(Outcome outcome) {
    TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    return outcome;
  }
}
