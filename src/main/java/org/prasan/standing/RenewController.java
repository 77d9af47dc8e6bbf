package org.prasan.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody who acts for an organization looks at its term and renews it with one press. */
@Controller
@RefusalsNoted("organization")
class RenewController {
  private final RenewMembership renew;
  private final MembershipPages pages;

  RenewController(RenewMembership renew, MembershipPages pages) {
    this.renew = renew;
    this.pages = pages;
  }

  @GetMapping("/{coalition}/organizations/{id}/membership/renew")
  @Permit(Action.RENEW_MEMBERSHIP)
  String check(Acting acting, @PathVariable OrganizationId id, Model model) {
    var shown = pages.ask(acting, id, Move.RENEW, model);
    if (!shown.moves().contains(Move.RENEW)) return "redirect:" + MembershipPages.path(acting, id);
    return "standing/renew";
  }

  @PostMapping("/{coalition}/organizations/{id}/membership/renew")
  @Permit(Action.RENEW_MEMBERSHIP)
  String renew(
      Acting acting,
      @PathVariable OrganizationId id,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate term,
      RedirectAttributes redirect) {
    MembershipPages.requireOwn(acting, id, Move.RENEW);
    return switch (renew.renew(acting, id, term, Fact.How.SIGNED_IN)) {
      case RenewMembership.Outcome.Renewed(_, var reference) ->
          MembershipPages.renewed(acting, id, reference, redirect);
      case RenewMembership.Outcome.RenewedBefore _ ->
          MembershipPages.back(acting, id, "standing.renewed.before", redirect);
      case RenewMembership.Outcome.Leaves _ ->
          MembershipPages.notDone(acting, id, "standing.renew.leaves", redirect);
      case RenewMembership.Outcome.NotNow _, RenewMembership.Outcome.DayDoesNotFit _ ->
          MembershipPages.notDone(acting, id, "standing.renew.not-now", redirect);
      case RenewMembership.Outcome.NotFound _ -> throw MembershipPages.notFound();
    };
  }
}
