package org.prasan.standing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.coalition.RuleKey;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An organization leaves: what it gives back, a check, and it is done. */
@Controller
@RefusalsNoted("organization")
class ResignController {
  private static final String FORM = "standing/resign";

  private final ResignMembership resign;
  private final MembershipPages pages;

  ResignController(ResignMembership resign, MembershipPages pages) {
    this.resign = resign;
    this.pages = pages;
  }

  /** What is typed to leave. */
  record ResignForm(@Nullable String reason) {}

  @GetMapping("/{coalition}/organizations/{id}/membership/resign")
  @Permit(Action.RESIGN_MEMBERSHIP)
  String form(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    model.addAttribute("form", new ResignForm(""));
    return page(acting, id, Move.RESIGN, locale, model);
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/resign")
  @Permit(Action.RESIGN_MEMBERSHIP)
  String resign(
      Acting acting,
      @PathVariable OrganizationId id,
      @RequestParam(defaultValue = "check") String step,
      @ModelAttribute("form") ResignForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var asked = new Asked(acting, id, Move.RESIGN, step, form, errors);
    return leave(asked, locale, model, response, redirect);
  }

  /** The office of the coalition records what an organization told it, as in a letter. */
  @GetMapping("/{coalition}/organizations/{id}/membership/record-resignation")
  @Permit(Action.RECORD_MEMBERSHIP)
  String recordForm(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    model.addAttribute("form", new ResignForm(""));
    return page(acting, id, Move.RECORD_RESIGNATION, locale, model);
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/record-resignation")
  @Permit(Action.RECORD_MEMBERSHIP)
  String record(
      Acting acting,
      @PathVariable OrganizationId id,
      @RequestParam(defaultValue = "check") String step,
      @ModelAttribute("form") ResignForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var asked = new Asked(acting, id, Move.RECORD_RESIGNATION, step, form, errors);
    return leave(asked, locale, model, response, redirect);
  }

  /** Who has left may be somebody who sees nothing else here any more. */
  @GetMapping("/{coalition}/membership/left")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String left() {
    return "standing/left";
  }

  /** What was sent: by whom, for whom, and at which step. */
  private record Asked(
      Acting acting,
      OrganizationId id,
      Move by,
      String step,
      ResignForm form,
      BindingResult errors) {}

  private String leave(
      Asked asked,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    MembershipPages.requireOwn(asked.acting(), asked.id(), asked.by());
    var check = new FormCheck(asked.errors());
    var reason = check.limited("reason", asked.form().reason(), MembershipPages.LONGEST_REASON);
    if (!check.refused() && asked.step().equals("leave"))
      return left(asked, reason, locale, redirect);
    var page = page(asked.acting(), asked.id(), asked.by(), locale, model);
    if (check.refused()) return MembershipPages.refused(response, page);
    return page.equals(FORM) && !asked.step().equals("edit") ? "standing/resign-check" : page;
  }

  private String left(Asked asked, String reason, Locale locale, RedirectAttributes redirect) {
    var acting = asked.acting();
    var id = asked.id();
    return switch (resign.resign(acting, id, asked.by(), reason)) {
      case ResignMembership.Outcome.Resigned(var from) when asked.by() == Move.RESIGN -> {
        redirect.addFlashAttribute("leftOn", ThaiDates.full(from, locale));
        yield "redirect:/" + acting.coalition().slug() + "/membership/left";
      }
      case ResignMembership.Outcome.Resigned _ ->
          MembershipPages.back(acting, id, "standing.resigned", redirect);
      case ResignMembership.Outcome.NotNow _ ->
          MembershipPages.notDone(acting, id, "standing.resign.not-now", redirect);
      case ResignMembership.Outcome.LastAdministrator _ ->
          MembershipPages.back(acting, id, "standing.resign.last-administrator", redirect);
      case ResignMembership.Outcome.NotFound _ -> throw MembershipPages.notFound();
    };
  }

  private String page(Acting acting, OrganizationId id, Move by, Locale locale, Model model) {
    var shown = pages.ask(acting, id, by, model);
    if (!shown.moves().contains(by) || shown.resigns() != null)
      return "redirect:" + MembershipPages.path(acting, id);
    var holdings = resign.held(acting.coalitionId(), id, locale);
    model.addAttribute("holdings", holdings);
    var from = resign.effective(acting.coalitionId());
    model.addAttribute("from", from);
    model.addAttribute("atOnce", !from.isAfter(resign.today()));
    model.addAttribute("noticeRule", "/" + acting.coalition().slug() + RuleKey.NOTICE_DAYS.path());
    model.addAttribute(
        "action",
        MembershipPages.path(acting, id) + (by == Move.RESIGN ? "/resign" : "/record-resignation"));
    model.addAttribute("own", by == Move.RESIGN);
    return FORM;
  }
}
