package org.prasan.meeting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.files.Files;
import org.prasan.files.StoreOutcome;
import org.prasan.files.StoreOutcome.Stored;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.IdTaken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members say what they would like to have talked about, and the office what becomes of it. */
@Service
class ProposeItem {
  private final ProposalRows proposals;
  private final SeriesRows series;
  private final MeetingRows meetings;
  private final ItemRows items;
  private final PaperRows papers;
  private final Files files;
  private final TellOfMeetings tell;
  private final MeetingClock clock;
  private final Audit audit;

  ProposeItem(
      ProposalRows proposals,
      SeriesRows series,
      MeetingRows meetings,
      ItemRows items,
      PaperRows papers,
      Files files,
      TellOfMeetings tell,
      MeetingClock clock,
      Audit audit) {
    this.proposals = proposals;
    this.series = series;
    this.meetings = meetings;
    this.items = items;
    this.papers = papers;
    this.files = files;
    this.tell = tell;
    this.clock = clock;
    this.audit = audit;
  }

  sealed interface Outcome {}

  record Done(Proposal now) implements Outcome {}

  /** Somebody has said already what becomes of it. */
  record Decided(Proposal now) implements Outcome {}

  record NotNow(MeetingState state) implements Outcome {}

  record FileRefused(StoreOutcome why) implements Outcome {}

  record AgendaFull(int most) implements Outcome {}

  record NotFound() implements Outcome {}

  /** Sent twice under the same id it is proposed once. */
  @Transactional
  Outcome propose(
      Acting acting,
      UUID id,
      SeriesId into,
      @Nullable MeetingId at,
      Proposal.Facts facts,
      @Nullable Upload paper) {
    acting.require(Action.PROPOSE_ITEM);
    var coalition = acting.coalitionId();
    var known = proposals.find(coalition, id).orElse(null);
    if (known != null) {
      if (!sentBefore(acting, known, facts)) throw new IdTaken();
      return new Done(known);
    }
    var its = series.find(coalition, into).orElse(null);
    if (its == null || its.ended()) return new NotFound();
    if (at != null) {
      var meeting = meetings.find(coalition, at).orElse(null);
      if (meeting == null || !meeting.series().equals(into)) return new NotFound();
      var state = meeting.stateAt(clock.now());
      if (!Act.PROPOSE.possibleIn(state)) return new NotNow(state);
    }
    var complete = facts;
    if (paper != null) {
      var stored = files.store(acting, paper, MeetingFiles.PAPERS);
      if (!(stored instanceof Stored(var file))) return new FileRefused(stored);
      complete =
          new Proposal.Facts(
              facts.heading(), facts.title(), facts.why(), facts.minutes(), file.id(), file.name());
    }
    var proposal =
        new Proposal(
            id, into, at, complete, Proposal.State.WAITING, "", null, clock.by(acting), null);
    if (!proposals.insert(coalition, proposal)) throw new IdTaken();
    audit.record(acting, "meeting-proposal.made", "meeting-proposal", id, null, told(proposal));
    return new Done(proposal);
  }

  private static boolean sentBefore(Acting acting, Proposal known, Proposal.Facts again) {
    return Objects.equals(known.proposed().by(), acting.person())
        && known.facts().title().equals(again.title())
        && known.facts().why().equals(again.why());
  }

  /** Whoever proposed it, or the same organization, does not want it talked about any more. */
  @Transactional
  Outcome withdraw(Acting acting, UUID id) {
    acting.require(Action.PROPOSE_ITEM);
    var now = proposals.lock(acting.coalitionId(), id).orElse(null);
    if (now == null || !own(acting, now)) return new NotFound();
    if (now.state() == Proposal.State.WITHDRAWN) return new Done(now);
    if (!now.state().open()) return new Decided(now);
    return decided(
        acting,
        now.decided(Proposal.State.WITHDRAWN, "", null, clock.by(acting)),
        "meeting-proposal.withdrawn");
  }

  static boolean own(Acting acting, Proposal proposal) {
    var by = proposal.proposed();
    return (by.by() != null && by.by().equals(acting.person()))
        || (by.actingFor() != null && by.actingFor().equals(acting.organization()));
  }

  /** It becomes an item of a meeting's agenda. */
  @Transactional
  Outcome take(Acting acting, UUID id, MeetingId at) {
    acting.require(Action.ARRANGE_MEETINGS);
    var coalition = acting.coalitionId();
    var meeting = meetings.lock(coalition, at).orElse(null);
    var now = proposals.lock(coalition, id).orElse(null);
    if (now == null || meeting == null) return new NotFound();
    if (!now.state().open()) return new Decided(now);
    var state = meeting.stateAt(clock.now());
    if (!Act.EDIT_AGENDA.possibleIn(state)) return new NotNow(state);
    var there = items.of(coalition, at);
    if (there.size() >= EditAgenda.MOST_ITEMS) return new AgendaFull(EditAgenda.MOST_ITEMS);
    var item = item(acting, now, meeting, there);
    items.insert(coalition, item);
    var file = now.facts().file();
    if (file != null)
      papers.insert(
          coalition,
          at,
          new Paper(FreshId.next(), item.id(), file, now.facts().fileName()),
          clock.by(acting));
    return decided(
        acting,
        now.decided(Proposal.State.TAKEN, "", item.id(), clock.by(acting)),
        "meeting-proposal.taken");
  }

  private Item item(Acting acting, Proposal proposal, Meeting meeting, List<Item> there) {
    int heading = heading(meeting, proposal.facts().heading());
    int last =
        there.stream()
            .filter(one -> one.heading() == heading)
            .mapToInt(Item::position)
            .max()
            .orElse(0);
    return new Item(
        ItemId.fresh(),
        meeting.id(),
        heading,
        last + 1,
        new Item.Facts(
            proposal.facts().title(),
            proposal.facts().why(),
            proposal.facts().minutes(),
            proposal.proposed().actingFor(),
            ""),
        null,
        null,
        clock.by(acting),
        1);
  }

  /** The one that was wished for, or the last, under which anything may stand. */
  private static int heading(Meeting meeting, Heading.Kind wished) {
    var headings = meeting.headings();
    for (int at = 0; at < headings.size(); at++)
      if (headings.get(at).kind() == wished) return at + 1;
    return headings.size();
  }

  @Transactional
  Outcome defer(Acting acting, UUID id, String why) {
    return answer(acting, id, Proposal.State.DEFERRED, why, "meeting-proposal.deferred");
  }

  @Transactional
  Outcome decline(Acting acting, UUID id, String why) {
    return answer(acting, id, Proposal.State.DECLINED, why, "meeting-proposal.declined");
  }

  private Outcome answer(Acting acting, UUID id, Proposal.State state, String why, String deed) {
    acting.require(Action.ARRANGE_MEETINGS);
    var now = proposals.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    if (!now.state().open()) return new Decided(now);
    return decided(acting, now.decided(state, why, null, clock.by(acting)), deed);
  }

  private Outcome decided(Acting acting, Proposal decided, String deed) {
    proposals.update(acting.coalitionId(), decided);
    audit.record(acting, deed, "meeting-proposal", decided.id(), null, told(decided));
    var person = decided.proposed().by();
    if (person != null && !person.equals(acting.person()))
      tell.proposalAnswered(acting, decided, person);
    return new Done(decided);
  }

  private static Map<String, Object> told(Proposal proposal) {
    var told = new LinkedHashMap<String, Object>();
    told.put("title", proposal.facts().title());
    told.put("why", proposal.facts().why());
    told.put("minutes", proposal.facts().minutes());
    told.put("state", proposal.state());
    told.put("reason", proposal.reason());
    return told;
  }
}
