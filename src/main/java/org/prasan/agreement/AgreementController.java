package org.prasan.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.language.Dates;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationNames;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.thymeleaf.context.LazyContextVariable;

/** The pages of one agreement: where it stands, what it says, and what changed in its text. */
@Controller
class AgreementController {
  private final AgreementPages pages;
  private final NextStep nextStep;
  private final AgreementRows agreements;
  private final OrganizationNames organizations;
  private final MessageSource messages;
  private final Dates dates;

  AgreementController(
      AgreementPages pages,
      NextStep nextStep,
      AgreementRows agreements,
      OrganizationNames organizations,
      MessageSource messages,
      Dates dates) {
    this.pages = pages;
    this.nextStep = nextStep;
    this.agreements = agreements;
    this.organizations = organizations;
    this.messages = messages;
    this.dates = dates;
  }

  @GetMapping("/{coalition}/agreements/{id}")
  @Permit(Action.SEE_AGREEMENTS)
  @Transactional(readOnly = true)
  String show(Acting acting, @PathVariable AgreementId id, Locale locale, Model model) {
    var dossier = pages.open(acting, id, model);
    model.addAttribute("acts", possible(acting, dossier));
    model.addAttribute("next", nextStep.of(dossier, locale));
    model.addAttribute("districts", districts(acting, dossier, locale));
    model.addAttribute("changed", changed(acting, dossier.agreement(), locale));
    model.addAttribute("mayOpenPapers", SignedCopyAccess.mayOpen(acting));
    model.addAttribute("successor", successor(acting, dossier.agreement()));
    dossier.newest().ifPresent(text -> setOut(text, model));
    return "agreement/show";
  }

  @GetMapping("/{coalition}/agreements/{id}/text/{number}")
  @Permit(Action.SEE_AGREEMENTS)
  @Transactional(readOnly = true)
  String version(
      Acting acting, @PathVariable AgreementId id, @PathVariable int number, Model model) {
    var dossier = pages.open(acting, id, model);
    setOut(dossier.text(number).orElseThrow(AgreementPages::notFound), model);
    return "agreement/version";
  }

  @GetMapping("/{coalition}/agreements/{id}/compare")
  @Permit(Action.SEE_AGREEMENTS)
  @Transactional(readOnly = true)
  String compare(
      Acting acting,
      @PathVariable AgreementId id,
      @RequestParam(required = false) @Nullable Integer before,
      @RequestParam(required = false) @Nullable Integer after,
      Model model) {
    var dossier = pages.open(acting, id, model);
    var newest = dossier.newest().orElseThrow(AgreementPages::notFound);
    int to = after == null ? newest.number() : after;
    int from = before == null ? Math.max(1, to - 1) : before;
    var was = dossier.text(from).orElseThrow(AgreementPages::notFound);
    var is = dossier.text(to).orElseThrow(AgreementPages::notFound);
    model.addAttribute("was", was);
    model.addAttribute("is", is);
    model.addAttribute("thai", comparison(was, is, true));
    model.addAttribute("english", comparison(was, is, false));
    return "agreement/compare";
  }

  /** Made while the page is written, when no connection to the database waits for it. */
  private static LazyContextVariable<Comparison> comparison(
      TextVersion was, TextVersion is, boolean thai) {
    return new LazyContextVariable<>() {
      @Override
      protected Comparison loadValue() {
        return Comparison.of(whole(was, thai), whole(is, thai));
      }
    };
  }

  private static String whole(TextVersion version, boolean thai) {
    var title = thai ? version.title().th() : version.title().en();
    var text = thai ? version.text().th() : version.text().en();
    if (text == null) return "";
    var plain = Clauses.plain(text);
    return title == null ? plain : title + "\n\n" + plain;
  }

  static void setOut(TextVersion text, Model model) {
    var english = text.text().en();
    model.addAttribute("text", text);
    model.addAttribute("thaiBlocks", Clauses.of(text.text().th()));
    model.addAttribute("englishBlocks", english == null ? List.of() : Clauses.of(english));
  }

  /** What this person may do with it now; the template shows no other buttons. */
  private static List<String> possible(Acting acting, Dossier dossier) {
    var possible = new ArrayList<String>();
    for (var act : Act.values())
      if (act.possibleIn(dossier.state())
          && acting.may(act.action())
          && sensible(act, acting, dossier)) possible.add(act.name());
    return possible;
  }

  private static boolean sensible(Act act, Acting acting, Dossier dossier) {
    return switch (act) {
      case OPEN_FOR_SIGNATURE -> !dossier.texts().isEmpty() && !dossier.parties().isEmpty();
      case TAKE_BACK -> dossier.signatures().isEmpty();
      case PUT_IN_FORCE ->
          dossier.state() == AgreementState.RECORDED || !dossier.signatures().isEmpty();
      case SIGN ->
          dossier
              .partyOf(acting.organization())
              .filter(party -> !dossier.texts().isEmpty())
              .filter(party -> dossier.signature(party).isEmpty())
              .isPresent();
      case RECORD_SIGNATURE -> !dossier.texts().isEmpty();
      case EDIT, CHANGE_PARTIES, WRITE_TEXT, CHANGE_TERM, END, SUPERSEDE -> true;
    };
  }

  private List<String> districts(Acting acting, Dossier dossier, Locale locale) {
    var known = pages.districts(acting.coalitionId(), locale);
    return known.entrySet().stream()
        .filter(district -> dossier.agreement().facts().districts().contains(district.getKey()))
        .map(district -> district.getValue())
        .toList();
  }

  private @Nullable LocalizedText successor(Acting acting, Agreement agreement) {
    var by = agreement.term().supersededBy();
    return by == null
        ? null
        : agreements.find(acting.coalitionId(), by).map(Agreement::title).orElse(null);
  }

  private String changed(Acting acting, Agreement agreement, Locale locale) {
    var day = dates.full(agreement.changed().at());
    var by = agreement.changed().actingFor();
    var name = by == null ? null : organizations.named(acting.coalitionId(), List.of(by)).get(by);
    return name == null
        ? messages.getMessage("agreement.changed", new Object[] {day}, locale)
        : messages.getMessage("agreement.changed.by", new Object[] {day, name.in(locale)}, locale);
  }
}
