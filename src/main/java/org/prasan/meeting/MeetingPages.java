package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.prasan.audit.Refusals;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What the pages about one meeting have in common. */
@Component
class MeetingPages {
  private final MeetingDossiers dossiers;
  private final MeetingClock clock;

  MeetingPages(MeetingDossiers dossiers, MeetingClock clock) {
    this.dossiers = dossiers;
    this.clock = clock;
  }

  /** The meeting as it stands, also for the template. */
  Dossier open(Acting acting, MeetingId id, Model model) {
    var dossier = read(acting, id);
    model.addAttribute("dossier", dossier);
    model.addAttribute("meetings", base(acting));
    model.addAttribute("base", address(acting, id));
    model.addAttribute("ahead", dossier.meeting().plan().day().isAfter(clock.today()));
    model.addAttribute("acts", acts(acting, dossier));
    return dossier;
  }

  /** What is only prepared is no agenda yet: those who hold it and the office work on it. */
  private Dossier read(Acting acting, MeetingId id) {
    var dossier = dossiers.find(acting.coalitionId(), id).orElseThrow(MeetingPages::notFound);
    return dossier.state() == MeetingState.DRAFT && !dossier.heldBy(acting)
        ? dossier.withheld()
        : dossier;
  }

  /** The same for what only those do who hold this meeting. */
  Dossier hold(Acting acting, MeetingId id, Model model) {
    var dossier = open(acting, id, model);
    if (!dossier.heldBy(acting)) throw new NotPermitted(Action.HOLD_MEETINGS);
    return dossier;
  }

  /** What this person may do now. */
  static List<String> acts(Acting acting, Dossier dossier) {
    return Arrays.stream(Act.values())
        .filter(act -> act.open(acting, dossier))
        .map(Act::name)
        .toList();
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/meetings";
  }

  static String address(Acting acting, MeetingId id) {
    return base(acting) + "/" + id;
  }

  static String to(Acting acting, MeetingId id) {
    return "redirect:" + address(acting, id);
  }

  /** Says why it cannot be done now; nothing has changed. */
  static String notNow(Model model, HttpServletResponse response, MeetingState state) {
    return refused(model, response, "meeting.not-now." + state);
  }

  /** Says why what the minutes tell cannot be changed here; nothing has changed. */
  static String settled(Model model, HttpServletResponse response, MinutesState minutes) {
    return refused(model, response, "meeting.settled." + minutes);
  }

  static String refused(Model model, HttpServletResponse response, String key) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("refusal", key);
    Refusals.because(model, key);
    return "meeting/refused";
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  static String wrong(HttpServletResponse response, String view) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return view;
  }
}
