package org.prasan.referral;

import java.util.Locale;
import java.util.Map;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientId;
import org.prasan.exchange.ThaiPdf;
import org.prasan.language.SpokenWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What a client is told, in the client's language, with the Thai beneath for whoever reads it. */
@Controller
@RefusalsNoted("client")
class SpokenStatementController {
  private final TellClient tell;
  private final ClientTongue tongue;
  private final StatementPages words;
  private final ThaiPdf pdf;
  private final ITemplateEngine templates;

  SpokenStatementController(
      TellClient tell,
      ClientTongue tongue,
      StatementPages words,
      ThaiPdf pdf,
      ITemplateEngine templates) {
    this.tell = tell;
    this.tongue = tongue;
    this.words = words;
    this.pdf = pdf;
    this.templates = templates;
  }

  @GetMapping("/{coalition}/statements/{client}/in/{tag}")
  @Permit(Action.REFER_CLIENTS)
  String show(
      Acting acting,
      @PathVariable ClientId client,
      @PathVariable String tag,
      Locale locale,
      Model model) {
    var coalition = acting.coalitionId();
    var edition = tongue.offered(coalition, tag).orElseThrow(ReferralPages::notFound);
    var told = tell.of(acting, client).orElseThrow(ReferralPages::notFound);
    var spoken = tongue.words(coalition, edition);
    model.addAttribute("url", "/" + acting.coalition().slug() + "/statements/" + client);
    model.addAttribute("edition", edition);
    model.addAttribute("name", ReadIn.name(edition, locale));
    model.addAttribute("spoken", spoken.speaking(() -> said(acting, told, spoken.locale())));
    model.addAttribute("thai", SpokenWords.in(ReadIn.THAI, () -> said(acting, told, ReadIn.THAI)));
    model.addAttribute("printable", pdf.holds(String.join("", spoken.words().values())));
    return "referral/statement-in";
  }

  /** Names nobody but organizations: it is printed, too. */
  private String said(Acting acting, TellClient.Told told, Locale locale) {
    var view = words.view(acting.coalitionId(), told, StatementPages.Named.ORGANIZATIONS, locale);
    return templates.process(
        "referral/statement-said", new Context(locale, Map.<String, Object>of("view", view)));
  }
}
