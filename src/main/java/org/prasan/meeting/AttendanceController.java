package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.identity.MandateHolders;
import org.prasan.language.Names;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.prasan.web.QrPicture;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who says that they come, and who is there. */
@Controller
@RefusalsNoted("meeting")
class AttendanceController {
  private static final int LONGEST_NAME = 200;

  private final MeetingPages pages;
  private final AttendMeeting attend;
  private final MandateHolders holders;
  private final Invitees invitees;
  private final MeetingClock clock;
  private final Settings settings;

  AttendanceController(
      MeetingPages pages,
      AttendMeeting attend,
      MandateHolders holders,
      Invitees invitees,
      MeetingClock clock,
      Settings settings) {
    this.pages = pages;
    this.attend = attend;
    this.holders = holders;
    this.invitees = invitees;
    this.clock = clock;
    this.settings = settings;
  }

  /** Whether one's organization comes, as it was typed. */
  record AnswerForm(
      Answer.@Nullable Kind kind, @Nullable String substitute, @Nullable String note) {}

  /** Somebody who came, as it was typed; without an organization a guest. */
  record ArrivalForm(
      @Nullable UUID id,
      @Nullable UUID organization,
      @Nullable UUID person,
      @Nullable String name,
      @Nullable String position,
      @Nullable String insteadOf) {}

  /** For whom a substitute came. */
  record CheckInForm(@Nullable String door, @Nullable String insteadOf) {}

  /** An organization that counts, with who came for it and whom it may be. */
  record Line(
      OrganizationId organization,
      String name,
      @Nullable Answer answer,
      List<Attendance> there,
      Map<String, String> people,
      UUID fresh) {}

  @GetMapping("/{coalition}/meetings/{id}/answer")
  @Permit(Action.ANSWER_MEETING)
  String ask(Acting acting, @PathVariable MeetingId id, Model model, HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!dossier.invites(acting.organization())) throw MeetingPages.notFound();
    if (!Act.ANSWER.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    var now = dossier.answer(acting.organization()).orElse(null);
    model.addAttribute(
        "form",
        now == null
            ? new AnswerForm(null, "", "")
            : new AnswerForm(now.kind(), now.substitute(), now.note()));
    return answerPage(model);
  }

  @PostMapping("/{coalition}/meetings/{id}/answer")
  @Permit(Action.ANSWER_MEETING)
  String answer(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") AnswerForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.open(acting, id, model);
    var check = new FormCheck(errors);
    if (form.kind() == null) check.wrong("kind", "web.wrong.choose");
    boolean other = form.kind() == Answer.Kind.SUBSTITUTE;
    var who = other ? check.line("substitute", form.substitute(), LONGEST_NAME) : "";
    var note = check.limited("note", form.note(), 1000);
    if (form.kind() == null || check.refused())
      return MeetingPages.wrong(response, answerPage(model));
    var outcome = attend.answer(acting, id, form.kind(), who, note);
    return done(
        acting, id, outcome, "", "meeting.answered." + form.kind(), model, response, redirect);
  }

  private static String answerPage(Model model) {
    model.addAttribute("kinds", EnumSet.allOf(Answer.Kind.class));
    return "meeting/answer";
  }

  @GetMapping("/{coalition}/meetings/{id}/attendance")
  @Permit(Action.SEE_MEETINGS)
  String list(Acting acting, @PathVariable MeetingId id, Locale locale, Model model) {
    var dossier = pages.open(acting, id, model);
    return listPage(acting, dossier, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/attendance")
  @Permit(Action.HOLD_MEETINGS)
  String arrive(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") ArrivalForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.hold(acting, id, model);
    var check = new FormCheck(errors);
    var name = form.person() == null ? check.line("name", form.name(), LONGEST_NAME) : "";
    var position = check.limited("position", form.position(), LONGEST_NAME);
    var insteadOf = check.limited("insteadOf", form.insteadOf(), LONGEST_NAME);
    if (check.refused() || form.id() == null)
      return MeetingPages.wrong(response, listPage(acting, dossier, locale, model));
    var arrival =
        new AttendMeeting.Arrival(
            form.id(),
            form.organization() == null ? null : new OrganizationId(form.organization()),
            form.person() == null ? null : new PersonId(form.person()),
            name,
            position,
            insteadOf);
    var outcome = attend.arrive(acting, id, arrival);
    if (outcome instanceof AttendMeeting.ActsElsewhere) {
      check.wrong("name", "meeting.wrong.person-elsewhere");
      return MeetingPages.wrong(response, listPage(acting, dossier, locale, model));
    }
    return done(acting, id, outcome, "/attendance", "meeting.attended", model, response, redirect);
  }

  @PostMapping("/{coalition}/meetings/{id}/attendance/{attendance}/remove")
  @Permit(Action.HOLD_MEETINGS)
  String remove(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID attendance,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return done(
        acting,
        id,
        attend.remove(acting, id, attendance),
        "/attendance",
        "meeting.left-out",
        model,
        response,
        redirect);
  }

  /** The square that is shown at the door; who scans it says that he or she is there. */
  @GetMapping("/{coalition}/meetings/{id}/door")
  @Permit(Action.HOLD_MEETINGS)
  String door(
      Acting acting, @PathVariable MeetingId id, Model model, HttpServletResponse response) {
    var dossier = pages.hold(acting, id, model);
    if (!Act.CHECK_IN.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    var address =
        settings.address(
            MeetingPages.address(acting, id) + "/check-in?door=" + dossier.meeting().door());
    model.addAttribute("address", address);
    model.addAttribute("picture", QrPicture.of(address));
    return "meeting/door";
  }

  @PostMapping("/{coalition}/meetings/{id}/door")
  @Permit(Action.HOLD_MEETINGS)
  String renewDoor(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable String seen,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return done(
        acting,
        id,
        attend.renewDoor(acting, id, seen),
        "/door",
        "meeting.door.renewed",
        model,
        response,
        redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/check-in")
  @Permit(Action.ATTEND_MEETING)
  String askCheckIn(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(required = false) @Nullable String door,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.CHECK_IN.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    model.addAttribute("form", new CheckInForm(door, ""));
    return checkInPage(acting, dossier, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/check-in")
  @Permit(Action.ATTEND_MEETING)
  String checkIn(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") CheckInForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    var check = new FormCheck(errors);
    var insteadOf = check.limited("insteadOf", form.insteadOf(), LONGEST_NAME);
    if (check.refused()) return MeetingPages.wrong(response, checkInPage(acting, dossier, model));
    var door = FormCheck.plain(form.door()).isEmpty() ? null : FormCheck.plain(form.door());
    return done(
        acting,
        id,
        attend.checkIn(acting, id, door, insteadOf),
        "",
        "meeting.checked-in",
        model,
        response,
        redirect);
  }

  private static String checkInPage(Acting acting, Dossier dossier, Model model) {
    model.addAttribute("counts", dossier.invites(acting.organization()));
    return "meeting/check-in";
  }

  private String listPage(Acting acting, Dossier dossier, Locale locale, Model model) {
    var people = new LinkedHashMap<OrganizationId, Map<String, String>>();
    if (dossier.heldBy(acting))
      for (var holder : holders.all(acting.coalitionId(), EnumSet.allOf(Role.class), clock.today()))
        people
            .computeIfAbsent(holder.organization(), _ -> new LinkedHashMap<>())
            .put(holder.person().toString(), holder.name().in(locale));
    var lines = new ArrayList<Line>();
    for (var organization : dossier.quorum().entitled())
      lines.add(
          new Line(
              organization,
              dossier.names().organization(organization),
              dossier.answer(organization).orElse(null),
              dossier.attending(organization),
              people.getOrDefault(organization, Map.of()),
              FreshId.next()));
    lines.sort(Names.inOrder(Line::name));
    model.addAttribute("lines", lines);
    if (dossier.meeting().stored().ahead() && dossier.heldBy(acting))
      model.addAttribute("without", invitees.reach(acting.coalitionId(), dossier).without());
    if (!model.containsAttribute("form"))
      model.addAttribute("form", new ArrivalForm(FreshId.next(), null, null, "", "", ""));
    return "meeting/attendance";
  }

  private String done(
      Acting acting,
      MeetingId id,
      AttendMeeting.Outcome outcome,
      String below,
      String flash,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return switch (outcome) {
      case AttendMeeting.Done() -> {
        redirect.addFlashAttribute("flash", flash);
        yield MeetingPages.to(acting, id) + below;
      }
      case AttendMeeting.NotNow(var state) -> {
        pages.open(acting, id, model);
        yield MeetingPages.notNow(model, response, state);
      }
      case AttendMeeting.Settled(var minutes) -> {
        pages.open(acting, id, model);
        yield MeetingPages.settled(model, response, minutes);
      }
      case AttendMeeting.ActsElsewhere() -> throw new IllegalStateException("Told by its own page");
      case AttendMeeting.TooEarly() -> {
        pages.open(acting, id, model);
        yield MeetingPages.refused(model, response, "meeting.wrong.too-early");
      }
      case AttendMeeting.OldDoor() -> {
        pages.open(acting, id, model);
        yield MeetingPages.refused(model, response, "meeting.wrong.old-door");
      }
      case AttendMeeting.NotFound() -> throw MeetingPages.notFound();
    };
  }
}
