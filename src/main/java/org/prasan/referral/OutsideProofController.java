package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.SealedAnswer;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Permit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Before consent to a referral to outside its form on paper, afterwards by what it is shown. */
@Controller
@RefusalsNoted("outside-referral")
class OutsideProofController {
  private final ReferOutside refer;
  private final ProveOutside prove;
  private final ConsentTerms terms;
  private final ConsentPages consents;
  private final OutsideController outside;
  private final OutsideReadOut readOuts;
  private final ReferralPapersController papers;
  private final ReferralPages pages;

  OutsideProofController(
      ReferOutside refer,
      ProveOutside prove,
      ConsentTerms terms,
      ConsentPages consents,
      OutsideController outside,
      OutsideReadOut readOuts,
      ReferralPapersController papers,
      ReferralPages pages) {
    this.refer = refer;
    this.prove = prove;
    this.terms = terms;
    this.consents = consents;
    this.outside = outside;
    this.readOuts = readOuts;
    this.papers = papers;
    this.pages = pages;
  }

  @GetMapping("/{coalition}/outside/{id}/consent/paper")
  @Permit(Action.REFER_CLIENTS)
  String paper(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String purpose,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(name = "readIn", required = false) @Nullable String spoken,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var one = refer.one(acting, id).orElseThrow(ReferralPages::notFound);
    if (one.consent() != null) return proof(acting, id, locale, model);
    var form = readOuts.fresh(acting, one, purpose, until, spoken);
    if (!terms.show(form, model)) {
      ReferralPages.unprocessable(response);
      return outside.consent(acting, one, form, locale, model);
    }
    head(acting, one, model);
    model.addAttribute("readOut", readOuts.of(acting, one, form, locale));
    model.addAttribute("today", pages.dates().full(pages.clock().today()));
    return "referral/consent-paper";
  }

  private static void head(Acting acting, Outside one, Model model) {
    model.addAttribute("code", one.code());
    model.addAttribute("url", OutsideController.base(acting) + "/" + one.id());
  }

  private String proof(Acting acting, UUID id, Locale locale, Model model) {
    var shown = prove.of(acting, id).orElseThrow(ReferralPages::notFound);
    head(acting, shown.one(), model);
    model.addAttribute("proof", shown.proof());
    model.addAttribute("proofFacts", consents.proven(acting, shown.proof(), locale));
    model.addAttribute("agreed", consents.facts(shown.proof().consent(), locale));
    model.addAttribute("agreedOn", pages.dates().moment(shown.proof().consent().given()));
    model.addAttribute("evidence", papers.lines(acting, shown.evidence(), locale));
    model.addAttribute("evidenceForm", FreshId.next());
    model.addAttribute("accept", KeepPapers.PAPERS.accept());
    model.addAttribute("kinds", KeepPapers.PAPERS.kindsInWords());
    model.addAttribute("most", KeepPapers.MOST);
    return "referral/consent-proof";
  }

  @PostMapping("/{coalition}/outside/{id}/evidence")
  @Permit(Action.REFER_CLIENTS)
  String add(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam("id") UUID form,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var refusal =
        pages.refusal(prove.add(acting, id, form, ReferralPapersController.upload(paper)), locale);
    if (refusal == null) {
      redirect.addFlashAttribute("flash", "referral.paper.kept");
      return "redirect:" + OutsideController.base(acting) + "/" + id + "/consent/paper";
    }
    model.addAttribute("evidenceRefusal", refusal);
    ReferralPages.unprocessable(response);
    return proof(acting, id, locale, model);
  }

  @GetMapping("/{coalition}/outside/{id}/evidence/{paper}")
  @Permit(Action.REFER_CLIENTS)
  ResponseEntity<byte[]> open(Acting acting, @PathVariable UUID id, @PathVariable UUID paper) {
    var open = prove.open(acting, id, paper).orElseThrow(ReferralPages::notFound);
    return SealedAnswer.of(open.paper().kind(), open.paper().name(), open.content());
  }
}
