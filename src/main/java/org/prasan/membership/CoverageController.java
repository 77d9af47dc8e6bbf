package org.prasan.membership;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.exchange.TableFormat;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who does what where, what nobody does, and what several do at once. */
@Controller
class CoverageController {
  private final Registry registry;
  private final Vocabularies vocabularies;
  private final MessageSource messages;
  private final Handout handout;

  CoverageController(
      Registry registry, Vocabularies vocabularies, MessageSource messages, Handout handout) {
    this.registry = registry;
    this.vocabularies = vocabularies;
    this.messages = messages;
    this.handout = handout;
  }

  @GetMapping("/{coalition}/organizations/coverage")
  @Permit(Action.SEE_REGISTRY)
  String show(
      Acting acting,
      @RequestParam(required = false) @Nullable String pillar,
      Locale locale,
      Model model) {
    var view = view(acting, pillar, locale);
    model.addAttribute("view", view);
    model.addAttribute("pillars", pillars(acting, view.filter(), locale));
    model.addAttribute("registry", "/" + acting.coalition().slug() + "/organizations");
    return "membership/coverage";
  }

  @GetMapping("/{coalition}/organizations/coverage/export/{format:csv|xlsx|pdf}")
  @Permit(Action.EXPORT_REGISTRY)
  void export(
      Acting acting,
      @PathVariable String format,
      @RequestParam(required = false) @Nullable String pillar,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(view(acting, pillar, locale).table(acting), kind, locale, response);
  }

  private CoverageView view(Acting acting, @Nullable String pillar, Locale locale) {
    var vocabulary = vocabularies.of(acting.coalitionId());
    var filter = RegistryFilter.ALL.withPillar(pillar);
    var coverage = Coverage.of(vocabulary, registry.told(acting.coalitionId(), filter));
    var words = new SectionWords(vocabulary, messages, locale);
    var base = "/" + acting.coalition().slug() + "/organizations";
    return new CoverageView(coverage, filter, words, base);
  }

  /** A pillar one may look at alone. */
  record Choice(String label, String url, boolean active) {}

  private List<Choice> pillars(Acting acting, RegistryFilter filter, Locale locale) {
    var base = "/" + acting.coalition().slug() + "/organizations/coverage";
    return vocabularies.of(acting.coalitionId()).pillars().stream()
        .map(
            pillar -> {
              var chosen = pillar.code().equals(filter.pillar());
              var url = base + filter.withPillar(chosen ? null : pillar.code()).query();
              return new Choice(pillar.name().in(locale), url, chosen);
            })
        .toList();
  }
}
