package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which chair and secretary of a meeting that has begun are named. */
@Controller
@RefusalsNoted("meeting")
class LeadersController {
  private final MeetingPages pages;
  private final NameLeaders nameLeaders;
  private final MeetingNames names;

  LeadersController(MeetingPages pages, NameLeaders nameLeaders, MeetingNames names) {
    this.pages = pages;
    this.nameLeaders = nameLeaders;
    this.names = names;
  }

  /** Chair and secretary, as they were chosen. */
  record LeadersForm(@Nullable UUID chair, @Nullable UUID secretary) {
    static LeadersForm of(Meeting.Plan plan) {
      return new LeadersForm(
          plan.chair() == null ? null : plan.chair().value(),
          plan.secretary() == null ? null : plan.secretary().value());
    }
  }

  @GetMapping("/{coalition}/meetings/{id}/leaders")
  @Permit(Action.ARRANGE_MEETINGS)
  String form(
      Acting acting,
      @PathVariable MeetingId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.NAME.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    if (dossier.settled()) return MeetingPages.settled(model, response, dossier.minutes());
    model.addAttribute("form", LeadersForm.of(dossier.meeting().plan()));
    return formPage(acting, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/leaders")
  @Permit(Action.ARRANGE_MEETINGS)
  String name(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") LeadersForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    pages.open(acting, id, model);
    var check = new FormCheck(errors);
    names.known(check, acting.coalitionId(), "chair", form.chair());
    names.known(check, acting.coalitionId(), "secretary", form.secretary());
    if (check.refused()) return MeetingPages.wrong(response, formPage(acting, locale, model));
    return switch (nameLeaders.name(
        acting, id, SeriesForm.person(form.chair()), SeriesForm.person(form.secretary()))) {
      case NameLeaders.Done() -> {
        redirect.addFlashAttribute("flash", "web.saved");
        yield MeetingPages.to(acting, id);
      }
      case NameLeaders.NotNow(var state) -> MeetingPages.notNow(model, response, state);
      case NameLeaders.Settled(var minutes) -> MeetingPages.settled(model, response, minutes);
      case NameLeaders.NotFound() -> throw MeetingPages.notFound();
    };
  }

  private String formPage(Acting acting, Locale locale, Model model) {
    model.addAttribute("people", names.people(acting.coalitionId(), locale));
    return "meeting/leaders";
  }
}
