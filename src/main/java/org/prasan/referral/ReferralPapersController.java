package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.FileSize;
import org.prasan.files.SealedAnswer;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
import org.prasan.web.Confirmation;
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

/** The papers that go with a referral, and by what its consent is shown. */
@Controller
@RefusalsNoted("referral")
class ReferralPapersController {
  private final KeepPapers keep;
  private final ReferralPages pages;

  ReferralPapersController(KeepPapers keep, ReferralPages pages) {
    this.keep = keep;
    this.pages = pages;
  }

  /** A paper as the page lists it. */
  record Line(UUID id, String name, String size, String by, String when) {}

  @GetMapping("/{coalition}/referrals/{id}/papers")
  @Permit(Action.REFER_CLIENTS)
  String list(Acting acting, @PathVariable ReferralId id, Locale locale, Model model) {
    var shelves = keep.shelves(acting, id).orElseThrow(ReferralPages::notFound);
    var referral = shelves.seen().referral();
    model.addAttribute("referral", referral);
    model.addAttribute("url", ReferralPages.base(acting) + "/" + id);
    model.addAttribute("shelves", shelves);
    model.addAttribute("papers", lines(acting, shelves.papers(), locale));
    model.addAttribute("evidence", lines(acting, shelves.evidence(), locale));
    model.addAttribute("paperForm", FreshId.next());
    model.addAttribute("evidenceForm", FreshId.next());
    model.addAttribute("accept", KeepPapers.PAPERS.accept());
    model.addAttribute("kinds", KeepPapers.PAPERS.kindsInWords());
    model.addAttribute("most", KeepPapers.MOST);
    return "referral/papers";
  }

  List<Line> lines(Acting acting, List<SealedPapers.Paper> papers, Locale locale) {
    var people = new HashSet<PersonId>();
    var houses = new HashSet<OrganizationId>();
    papers.forEach(
        paper -> {
          people.add(paper.by());
          houses.add(paper.of());
        });
    var names = pages.people(acting.coalitionId(), people, locale);
    var organizations = pages.organizations(acting.coalitionId(), houses, locale);
    return papers.stream().map(paper -> line(paper, names, organizations)).toList();
  }

  private Line line(
      SealedPapers.Paper paper, Map<PersonId, String> names, Map<OrganizationId, String> houses) {
    var house = houses.getOrDefault(paper.of(), "");
    var name = names.getOrDefault(paper.by(), "");
    return new Line(
        paper.id(),
        paper.name(),
        FileSize.inWords(paper.size()),
        house.isEmpty() ? name : name + " · " + house,
        pages.dates().moment(paper.added()));
  }

  @PostMapping("/{coalition}/referrals/{id}/papers")
  @Permit(Action.REFER_CLIENTS)
  String add(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam("id") UUID form,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var kept = keep.add(acting, id, form, upload(paper));
    return answer(acting, id, kept, "paperRefusal", locale, model, redirect, response);
  }

  @PostMapping("/{coalition}/referrals/{id}/evidence")
  @Permit(Action.REFER_CLIENTS)
  String addEvidence(
      Acting acting,
      @PathVariable ReferralId id,
      @RequestParam("id") UUID form,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var kept = keep.addEvidence(acting, id, form, upload(paper));
    return answer(acting, id, kept, "evidenceRefusal", locale, model, redirect, response);
  }

  static Upload upload(@Nullable MultipartFile paper) {
    return paper == null ? Upload.of("", new byte[0]) : Upload.of(paper);
  }

  private String answer(
      Acting acting,
      ReferralId id,
      KeepPapers.Kept kept,
      String refusal,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var why = pages.refusal(kept, locale);
    if (why == null) {
      redirect.addFlashAttribute("flash", "referral.paper.kept");
      return ReferralPages.to(acting, "/" + id + "/papers");
    }
    model.addAttribute(refusal, why);
    ReferralPages.unprocessable(response);
    return list(acting, id, locale, model);
  }

  @GetMapping("/{coalition}/referrals/{id}/papers/{paper}")
  @Permit(Action.REFER_CLIENTS)
  ResponseEntity<byte[]> open(
      Acting acting, @PathVariable ReferralId id, @PathVariable UUID paper) {
    return handOut(acting, id, SealedPapers.Shelf.PAPER, paper);
  }

  @GetMapping("/{coalition}/referrals/{id}/evidence/{paper}")
  @Permit(Action.REFER_CLIENTS)
  ResponseEntity<byte[]> openEvidence(
      Acting acting, @PathVariable ReferralId id, @PathVariable UUID paper) {
    return handOut(acting, id, SealedPapers.Shelf.EVIDENCE, paper);
  }

  private ResponseEntity<byte[]> handOut(
      Acting acting, ReferralId id, SealedPapers.Shelf shelf, UUID paper) {
    var open = keep.open(acting, id, shelf, paper).orElseThrow(ReferralPages::notFound);
    return SealedAnswer.of(open.paper().kind(), open.paper().name(), open.content());
  }

  @GetMapping("/{coalition}/referrals/{id}/papers/{paper}/remove")
  @Permit(Action.REFER_CLIENTS)
  String askRemove(
      Acting acting, @PathVariable ReferralId id, @PathVariable UUID paper, Model model) {
    var its = keep.shelves(acting, id).orElseThrow(ReferralPages::notFound).papers().stream();
    var name = its.filter(one -> one.id().equals(paper)).findFirst();
    var url = ReferralPages.base(acting) + "/" + id + "/papers";
    Confirmation.ask(
        model,
        "referral.paper.remove.sure",
        name.orElseThrow(ReferralPages::notFound).name(),
        url + "/" + paper + "/remove",
        url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/referrals/{id}/papers/{paper}/remove")
  @Permit(Action.REFER_CLIENTS)
  String remove(
      Acting acting,
      @PathVariable ReferralId id,
      @PathVariable UUID paper,
      RedirectAttributes redirect) {
    switch (keep.remove(acting, id, paper)) {
      case KeepPapers.Kept.Done _ -> redirect.addFlashAttribute("flash", "referral.paper.removed");
      case KeepPapers.Kept.NotNow(var key) -> redirect.addFlashAttribute("refused", key);
      case KeepPapers.Kept.NotThere _, KeepPapers.Kept.Wrong _ -> throw ReferralPages.notFound();
    }
    return ReferralPages.to(acting, "/" + id + "/papers");
  }
}
