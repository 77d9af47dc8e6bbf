package org.prasan.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.FilePurpose;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.StoreOutcome.Stored;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office says what is to be talked about, in which order. */
@Service
class EditAgenda {
  /** So many items are more than any meeting can talk about. */
  static final int MOST_ITEMS = 200;

  static final FilePurpose PAPERS = MeetingFiles.PAPERS;

  private final MeetingDossiers dossiers;
  private final MeetingRows meetings;
  private final SeriesRows series;
  private final ItemRows items;
  private final PaperRows papers;
  private final PlanMeeting plan;
  private final Files files;
  private final MeetingClock stamps;
  private final Audit audit;

  EditAgenda(
      MeetingDossiers dossiers,
      MeetingRows meetings,
      SeriesRows series,
      ItemRows items,
      PaperRows papers,
      PlanMeeting plan,
      Files files,
      MeetingClock stamps,
      Audit audit) {
    this.dossiers = dossiers;
    this.meetings = meetings;
    this.series = series;
    this.items = items;
    this.papers = papers;
    this.plan = plan;
    this.files = files;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  /**
   * @param meeting where it stands now
   */
  record Done(MeetingId meeting, int items) implements Outcome {}

  /**
   * Lines that say what stands under the heading already were not added again.
   *
   * @param there what stands there already, with what was pasted
   */
  record Pasted(int added, List<There> there) implements Outcome {}

  /** A pasted line and the item that stands there already. */
  record There(Item.Facts pasted, Item.Facts now) {
    /** The line says how long it takes, and not as the item does. */
    boolean lastsOtherwise() {
      return pasted.minutes() > 0 && pasted.minutes() != now.minutes();
    }
  }

  record NotNow(MeetingState state) implements Outcome {}

  /** Somebody has changed it since it was on the page; both texts are shown. */
  record ChangedMeanwhile(Item now) implements Outcome {}

  /** The agenda would have more items than it can take; nothing was added. */
  record TooMany(int most, int wanted) implements Outcome {}

  /** What came of it stands under it: it is moved or stays. */
  record HasOutcomes() implements Outcome {}

  /** The series has no next meeting to move it to. */
  record NoNext() implements Outcome {}

  /** The file cannot be taken; why is for the form to say. */
  record FileRefused(StoreOutcome why) implements Outcome {}

  record NotFound() implements Outcome {}

  /** Sent twice under the same id it is added once. */
  @Transactional
  Outcome add(Acting acting, MeetingId id, ItemId fresh, int heading, Item.Facts facts) {
    var dossier = open(acting, id);
    if (dossier == null || heading < 1 || heading > dossier.meeting().headings().size())
      return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    return add(acting, dossier, heading, List.of(fresh), List.of(facts));
  }

  /** Each line becomes an item unless one stands there already; all of them or none. */
  @Transactional
  Outcome paste(Acting acting, MeetingId id, int heading, List<Item.Facts> pasted) {
    var dossier = open(acting, id);
    if (dossier == null || heading < 1 || heading > dossier.meeting().headings().size())
      return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var known = new HashMap<String, Item.Facts>();
    for (var item : under(dossier, heading)) known.putIfAbsent(item.title(), item.facts());
    var fresh = new ArrayList<Item.Facts>();
    var there = new ArrayList<There>();
    for (var line : pasted) {
      var now = known.get(line.title());
      if (now == null) fresh.add(line);
      else there.add(new There(line, now));
    }
    var ids = fresh.stream().map(_ -> ItemId.fresh()).toList();
    var outcome = add(acting, dossier, heading, ids, fresh);
    return outcome instanceof Done(var _, var added) ? new Pasted(added, there) : outcome;
  }

  private Outcome add(
      Acting acting, Dossier dossier, int heading, List<ItemId> ids, List<Item.Facts> all) {
    var lines = dossier.agenda().lines();
    int sum = lines.size() + all.size();
    var there =
        lines.stream().map(Agenda.Line::item).filter(item -> ids.contains(item.id())).toList();
    if (!there.isEmpty()) {
      if (!titles(all).containsAll(titles(there.stream().map(Item::facts).toList())))
        throw new IdTaken();
      return new Done(dossier.id(), 0);
    }
    if (sum > MOST_ITEMS) return new TooMany(MOST_ITEMS, sum);
    int position = lastPosition(lines, heading);
    for (int at = 0; at < all.size(); at++) {
      var item =
          new Item(
              ids.get(at),
              dossier.id(),
              heading,
              ++position,
              all.get(at),
              null,
              null,
              stamps.by(acting),
              1);
      if (!items.insert(acting.coalitionId(), item)) throw new IdTaken();
      audit.record(
          acting, "meeting-item.added", "meeting", dossier.id(), null, told(dossier, item));
    }
    return new Done(dossier.id(), all.size());
  }

  private static List<String> titles(List<Item.Facts> all) {
    return all.stream().map(Item.Facts::title).toList();
  }

  private static int lastPosition(List<Agenda.Line> lines, int heading) {
    return lines.stream()
        .filter(line -> line.item().heading() == heading)
        .mapToInt(line -> line.item().position())
        .max()
        .orElse(0);
  }

  /**
   * @param basis the version of the item that was on the page
   */
  @Transactional
  Outcome edit(Acting acting, MeetingId id, ItemId item, int basis, int heading, Item.Facts facts) {
    var dossier = open(acting, id);
    var line = dossier == null ? null : dossier.agenda().line(item).orElse(null);
    if (dossier == null
        || line == null
        || heading < 1
        || heading > dossier.meeting().headings().size()) return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var now = line.item();
    if (now.facts().equals(facts) && now.heading() == heading) return new Done(id, 0);
    if (now.version() != basis) return new ChangedMeanwhile(now);
    var position =
        heading == now.heading()
            ? now.position()
            : lastPosition(dossier.agenda().lines(), heading) + 1;
    var changed = now.with(facts).at(heading, position).stamped(stamps.by(acting));
    items.update(acting.coalitionId(), changed);
    audit.record(
        acting, "meeting-item.changed", "meeting", id, told(dossier, now), told(dossier, changed));
    return new Done(id, 1);
  }

  /** Which way an item goes on the agenda. */
  enum Way {
    UP,
    DOWN
  }

  /** One place up or down under its heading; at the end nothing happens. */
  @Transactional
  Outcome move(Acting acting, MeetingId id, ItemId item, Way way) {
    var dossier = open(acting, id);
    var line = dossier == null ? null : dossier.agenda().line(item).orElse(null);
    if (dossier == null || line == null) return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var order = new ArrayList<>(under(dossier, line.item().heading()));
    int from = order.indexOf(line.item());
    return place(acting, dossier, line.item(), order, way == Way.UP ? from - 1 : from + 1);
  }

  /**
   * @param wanted its place under its heading, from 1; beyond the end is the end
   */
  @Transactional
  Outcome place(Acting acting, MeetingId id, ItemId item, int wanted) {
    var dossier = open(acting, id);
    var line = dossier == null ? null : dossier.agenda().line(item).orElse(null);
    if (dossier == null || line == null) return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var order = new ArrayList<>(under(dossier, line.item().heading()));
    return place(acting, dossier, line.item(), order, wanted - 1);
  }

  private Outcome place(Acting acting, Dossier dossier, Item item, List<Item> order, int wanted) {
    int from = order.indexOf(item);
    int to = Math.clamp(wanted, 0, order.size() - 1);
    if (from == to) return new Done(dossier.id(), 0);
    order.remove(from);
    order.add(to, item);
    for (int at = 0; at < order.size(); at++)
      items.place(acting.coalitionId(), order.get(at).id(), item.heading(), at + 1);
    var told = told(dossier, item);
    told.put("position", to + 1);
    audit.record(acting, "meeting-item.placed", "meeting", dossier.id(), null, told);
    return new Done(dossier.id(), 1);
  }

  private static List<Item> under(Dossier dossier, int heading) {
    return dossier.agenda().lines().stream()
        .map(Agenda.Line::item)
        .filter(item -> item.heading() == heading)
        .toList();
  }

  /** Taken off the agenda, with its papers; nothing that came of it is lost. */
  @Transactional
  Outcome remove(Acting acting, MeetingId id, ItemId item) {
    var dossier = open(acting, id);
    var line = dossier == null ? null : dossier.agenda().line(item).orElse(null);
    if (dossier == null) return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (line == null) return new Done(id, 0);
    if (!dossier.outcomesOf(line.item()).isEmpty()) return new HasOutcomes();
    for (var paper : dossier.papersOf(line.item())) forget(acting, paper);
    items.delete(acting.coalitionId(), item);
    audit.record(acting, "meeting-item.removed", "meeting", id, told(dossier, line.item()), null);
    return new Done(id, 1);
  }

  /**
   * Goes on at the next meeting of the series, which is planned if need be.
   *
   * @param stays it is talked about here as well
   */
  @Transactional
  Outcome carryOn(Acting acting, MeetingId id, ItemId item, boolean stays) {
    acting.require(Act.CARRY_ON.action());
    var coalition = acting.coalitionId();
    var known = meetings.find(coalition, id).orElse(null);
    if (known == null) return new NotFound();
    series.lock(coalition, known.series());
    var dossier = open(acting, id);
    var line = dossier == null ? null : dossier.agenda().line(item).orElse(null);
    if (dossier == null || line == null) return new NotFound();
    if (!Act.CARRY_ON.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var from = line.item();
    if (from.movedTo() != null) return new Done(from.movedTo(), 0);
    var next = plan.next(acting, dossier.meeting()).orElse(null);
    if (next == null) return new NoNext();
    var already =
        items.of(coalition, next.id()).stream()
            .filter(one -> one.origin() != null && one.origin().item().equals(item))
            .findFirst();
    if (already.isPresent()) return new Done(next.id(), 0);
    var there = items.of(coalition, next.id());
    if (there.size() >= MOST_ITEMS) return new TooMany(MOST_ITEMS, there.size() + 1);
    int heading = Math.min(from.heading(), next.headings().size());
    var copy =
        new Item(
            ItemId.fresh(),
            next.id(),
            heading,
            there.stream()
                    .filter(one -> one.heading() == heading)
                    .mapToInt(Item::position)
                    .max()
                    .orElse(0)
                + 1,
            from.facts(),
            new Item.Origin(from.id(), id),
            null,
            stamps.by(acting),
            1);
    items.insert(coalition, copy);
    for (var paper : dossier.papersOf(from))
      papers.insert(
          coalition,
          next.id(),
          new Paper(FreshId.next(), copy.id(), paper.file(), paper.name()),
          stamps.by(acting));
    if (!stays) items.update(coalition, from.movedOn(next.id()).stamped(stamps.by(acting)));
    audit.record(
        acting,
        stays ? "meeting-item.copied" : "meeting-item.moved",
        "meeting",
        id,
        null,
        told(dossier, from));
    return new Done(next.id(), 1);
  }

  /** The same sent twice is there once. */
  @Transactional
  Outcome addPaper(Acting acting, MeetingId id, ItemId item, Upload upload) {
    var dossier = open(acting, id);
    var line = dossier == null ? null : dossier.agenda().line(item).orElse(null);
    if (dossier == null || line == null) return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    var there = dossier.papersOf(line.item()).stream().map(Paper::file).toList();
    var stored = files.store(acting, upload, PAPERS, there);
    if (!(stored instanceof Stored(var file))) return new FileRefused(stored);
    if (there.contains(file.id())) return new Done(id, 0);
    papers.insert(
        acting.coalitionId(),
        id,
        new Paper(FreshId.next(), item, file.id(), file.name()),
        stamps.by(acting));
    var told = told(dossier, line.item());
    told.put("file", file.name());
    audit.record(acting, "meeting-paper.added", "meeting", id, null, told);
    return new Done(id, 1);
  }

  @Transactional
  Outcome removePaper(Acting acting, MeetingId id, UUID paper) {
    var dossier = open(acting, id);
    var found =
        dossier == null
            ? null
            : dossier.papers().stream()
                .filter(one -> one.id().equals(paper))
                .findFirst()
                .orElse(null);
    if (dossier == null) return new NotFound();
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state())) return new NotNow(dossier.state());
    if (found == null) return new Done(id, 0);
    forget(acting, found);
    audit.record(
        acting,
        "meeting-paper.removed",
        "meeting",
        id,
        Map.of("title", dossier.title(), "file", found.name()),
        null);
    return new Done(id, 1);
  }

  /** Its file goes with the last paper that shows it. */
  private void forget(Acting acting, Paper paper) {
    papers.delete(acting.coalitionId(), paper.id());
    if (!papers.knows(acting.coalitionId(), paper.file(), true)) files.remove(acting, paper.file());
  }

  private @Nullable Dossier open(Acting acting, MeetingId id) {
    acting.require(Act.EDIT_AGENDA.action());
    return dossiers.lock(acting.coalitionId(), id).orElse(null);
  }

  private static Map<String, @Nullable Object> told(Dossier dossier, Item item) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    told.put("title", dossier.title());
    told.put("item", item.title());
    told.put("heading", dossier.meeting().headings().get(item.heading() - 1).title());
    told.put("detail", item.facts().detail());
    told.put("minutes", item.facts().minutes());
    told.put("presenter", item.facts().presenter());
    return told;
  }
}
