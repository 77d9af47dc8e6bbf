package org.prasan.membership;

import java.util.List;
import java.util.Locale;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page of one organization. */
@Controller
class OrganizationController {
  private final Organizations organizations;
  private final Registry registry;
  private final Vocabularies vocabularies;
  private final MessageSource messages;
  private final Changes changes;
  private final Dates dates;

  OrganizationController(
      Organizations organizations,
      Registry registry,
      Vocabularies vocabularies,
      MessageSource messages,
      Changes changes,
      Dates dates) {
    this.organizations = organizations;
    this.registry = registry;
    this.vocabularies = vocabularies;
    this.messages = messages;
    this.changes = changes;
    this.dates = dates;
  }

  @GetMapping("/{coalition}/organizations/{id}")
  @Permit(Action.SEE_REGISTRY)
  @Transactional(readOnly = true)
  String show(Acting acting, @PathVariable OrganizationId id, Locale locale, Model model) {
    var organization =
        organizations
            .find(acting.coalitionId(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var words = new SectionWords(vocabularies.of(acting.coalitionId()), messages, locale);
    var base = "/" + acting.coalition().slug() + "/organizations";
    model.addAttribute("organization", organization);
    model.addAttribute("completeness", Completeness.of(organization));
    model.addAttribute("words", words);
    model.addAttribute("mayEdit", Changes.mayEdit(acting, id));
    model.addAttribute("seesEvidence", EvidenceAccess.maySee(acting, id));
    model.addAttribute("registry", base);
    model.addAttribute("base", base + "/" + id);
    model.addAttribute("today", changes.today());
    model.addAttribute("changed", changed(acting, organization, words));
    return "membership/show";
  }

  private String changed(Acting acting, Organization organization, SectionWords words) {
    var by = organization.changed().actingFor();
    var day = dates.full(organization.changed().at());
    if (by == null) return words.text("membership.changed", day);
    var names = registry.named(acting.coalitionId(), List.of(by));
    var name = names.get(by);
    return name == null
        ? words.text("membership.changed", day)
        : words.text("membership.changed.by", day, name.in(words.locale()));
  }
}
