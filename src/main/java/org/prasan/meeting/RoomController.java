package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The meeting on one screen, and on the wall: the agenda and what is talked about. */
@Controller
@RefusalsNoted("meeting")
class RoomController {
  private static final int MOST_FALLEN = 4;

  private final MeetingPages pages;
  private final RoomPages room;
  private final ChangeMeeting change;
  private final MeetingClock clock;

  RoomController(MeetingPages pages, RoomPages room, ChangeMeeting change, MeetingClock clock) {
    this.pages = pages;
    this.room = room;
    this.change = change;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/meetings/{id}/room")
  @Permit(Action.SEE_MEETINGS)
  String room(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable ItemId item,
      @RequestParam(defaultValue = "INFORMATION") Outcome.Kind add,
      Locale locale,
      Model model) {
    var dossier = pages.open(acting, id, model);
    model.addAttribute("form", OutcomeForm.fresh(add, RoomPages.speaking(dossier)));
    return room.room(acting, dossier, item, add, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/room/{item}/steer")
  @Permit(Action.HOLD_MEETINGS)
  String steer(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @RequestParam(defaultValue = "room") String back,
      Model model,
      HttpServletResponse response) {
    return switch (change.steer(acting, id, item)) {
      case ChangeMeeting.Done _ ->
          MeetingPages.to(acting, id)
              + (back.equals("present") ? "/present" : "/room?item=" + item);
      case ChangeMeeting.NotNow(var state) -> {
        pages.open(acting, id, model);
        yield MeetingPages.notNow(model, response, state);
      }
      default -> throw MeetingPages.notFound();
    };
  }

  /** For the wall: the item in large letters, with its time. */
  @GetMapping("/{coalition}/meetings/{id}/present")
  @Permit(Action.SEE_MEETINGS)
  String present(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable ItemId item,
      Model model) {
    var dossier = pages.open(acting, id, model);
    var line = RoomPages.at(dossier, item, model);
    var meeting = dossier.meeting();
    boolean held = dossier.state() == MeetingState.IN_PROGRESS;
    var its = line != null && line.item().id().equals(meeting.desk().item()) ? line.item() : null;
    model.addAttribute(
        "itemTimer",
        its == null ? null : Timer.of(meeting.desk().since(), clock.now(), its.facts().minutes()));
    model.addAttribute(
        "meetingTimer",
        held ? Timer.of(meeting.course().started(), clock.now(), meeting.plan().minutes()) : null);
    model.addAttribute("elsewhere", item != null && its == null && held);
    model.addAttribute("fallen", fallen(dossier));
    return "meeting/present";
  }

  /** What was decided, the last first. */
  private static List<Decision> fallen(Dossier dossier) {
    return dossier.decisions().values().stream()
        .filter(decision -> decision.standing() != Decision.Standing.WITHDRAWN)
        .sorted(Comparator.comparingInt((Decision one) -> one.number().number()).reversed())
        .limit(MOST_FALLEN)
        .toList();
  }
}
