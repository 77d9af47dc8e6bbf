package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
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

/** The sending case worker records what the law counts from. */
@Controller
@RefusalsNoted("referral")
class MilestoneController implements ReferralPart {
  private final ReadReferral read;
  private final RecordMilestone record;
  private final ReferralPages pages;

  MilestoneController(ReadReferral read, RecordMilestone record, ReferralPages pages) {
    this.read = read;
    this.record = record;
    this.pages = pages;
  }

  @Override
  public void show(Acting acting, Seen seen, Locale locale, Model model) {
    model.addAttribute("mayRecordMilestones", seen.parties().contains(Party.SENDER));
  }

  @GetMapping("/{coalition}/referrals/{id}/milestones")
  @Permit(Action.REFER_CLIENTS)
  String ask(Acting acting, @PathVariable ReferralId id, Locale locale, Model model) {
    model.addAttribute("form", MilestoneForm.fresh());
    return form(acting, id, locale, model);
  }

  private String form(Acting acting, ReferralId id, Locale locale, Model model) {
    var seen =
        read.one(acting, id)
            .filter(one -> one.parties().contains(Party.SENDER))
            .orElseThrow(ReferralPages::notFound);
    model.addAttribute("referral", seen.referral());
    model.addAttribute("url", ReferralPages.base(acting) + "/" + id);
    model.addAttribute(
        "options", pages.words(MilestoneSeries.open(seen.entries()), Milestone::key, locale));
    return "referral/milestone";
  }

  @PostMapping("/{coalition}/referrals/{id}/milestones")
  @Permit(Action.REFER_CLIENTS)
  String record(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("form") MilestoneForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    if (recorded(acting, id, form, new FormCheck(errors))) {
      redirect.addFlashAttribute("flash", "referral.milestone.recorded");
      return ReferralPages.to(acting, "/" + id);
    }
    ReferralPages.unprocessable(response);
    return form(acting, id, locale, model);
  }

  private boolean recorded(Acting acting, ReferralId id, MilestoneForm form, FormCheck check) {
    var what = form.milestone(check);
    var at = form.at(check);
    if (what == null || at == null || form.id() == null) return false;
    switch (record.record(acting, id, form.id(), what, pages.clock().moment(at))) {
      case DONE -> {
        return true;
      }
      case NOT_THERE -> throw ReferralPages.notFound();
      case NOT_NOW -> check.wrong("what", "referral.wrong.milestone");
      case IN_THE_FUTURE -> check.wrong("day", "referral.wrong.future");
      case TOO_EARLY -> check.wrong("day", "referral.wrong.too-early");
    }
    return false;
  }
}
