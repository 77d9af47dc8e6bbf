package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientId;
import org.prasan.exchange.ThaiPdf;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Permit;
import org.prasan.web.QrPicture;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What a client is told: on the case worker's screen, on paper, or by a link that opens once. */
@Controller
@RefusalsNoted("client")
class StatementController {
  private final TellClient tell;
  private final GiveLink give;
  private final ClientTongue tongue;
  private final StatementPages words;
  private final ReferralPages pages;
  private final ITemplateEngine templates;
  private final ThaiPdf pdf;
  private final Settings settings;

  StatementController(
      TellClient tell,
      GiveLink give,
      ClientTongue tongue,
      StatementPages words,
      ReferralPages pages,
      ITemplateEngine templates,
      ThaiPdf pdf,
      Settings settings) {
    this.tell = tell;
    this.give = give;
    this.tongue = tongue;
    this.words = words;
    this.pages = pages;
    this.templates = templates;
    this.pdf = pdf;
    this.settings = settings;
  }

  @GetMapping("/{coalition}/statements/{client}")
  @Permit(Action.REFER_CLIENTS)
  String show(Acting acting, @PathVariable ClientId client, Locale locale, Model model) {
    var told = told(acting, client);
    head(acting, client, model);
    model.addAttribute(
        "view", words.view(acting.coalitionId(), told, StatementPages.Named.PEOPLE, locale));
    var tongues = tongue.choices(acting.coalitionId(), locale);
    model.addAttribute("tongues", tongues);
    model.addAttribute("linkForms", linkForms(tongues));
    give.last(acting, client)
        .filter(link -> link.waits(pages.clock().now()))
        .ifPresent(link -> model.addAttribute("waiting", pages.dates().moment(link.expires())));
    return "referral/statement";
  }

  /** An id for the form of each language: sent twice, it makes one link. */
  private static Map<String, UUID> linkForms(List<ClientTongue.Choice> tongues) {
    return Stream.concat(Stream.of("th", "en"), tongues.stream().map(ClientTongue.Choice::tag))
        .collect(Collectors.toMap(Function.identity(), _ -> FreshId.next()));
  }

  private TellClient.Told told(Acting acting, ClientId client) {
    return tell.of(acting, client).orElseThrow(ReferralPages::notFound);
  }

  private static void head(Acting acting, ClientId client, Model model) {
    model.addAttribute("url", page(acting, client));
    model.addAttribute("back", "/" + acting.coalition().slug() + "/clients/" + client);
  }

  private static String page(Acting acting, ClientId client) {
    return "/" + acting.coalition().slug() + "/statements/" + client;
  }

  @GetMapping("/{coalition}/statements/{client}/paper.pdf")
  @Permit(Action.REFER_CLIENTS)
  void paper(
      Acting acting,
      @PathVariable ClientId client,
      @RequestParam(required = false) @Nullable String language,
      HttpServletResponse response)
      throws IOException {
    var told = told(acting, client);
    var edition = tongue.offered(acting.coalitionId(), language).orElse(null);
    var xhtml =
        edition == null
            ? paper(acting, told, StatementPages.language(language))
            : tongue
                .words(acting.coalitionId(), edition)
                .speaking(() -> paper(acting, told, edition.tag().locale()));
    // A paper without the letters says nothing: the page of that language says so, and is printed.
    if (edition != null && !pdf.holds(xhtml)) {
      response.sendRedirect(page(acting, client) + "/in/" + edition.tag());
      return;
    }
    response.setContentType("application/pdf");
    // The name of the file stays on phones and in lists of downloads.
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("document.pdf", StandardCharsets.UTF_8)
            .build()
            .toString());
    pdf.render(xhtml, response.getOutputStream());
  }

  private String paper(Acting acting, TellClient.Told told, Locale locale) {
    var view = words.view(acting.coalitionId(), told, StatementPages.Named.ORGANIZATIONS, locale);
    return templates.process(
        "referral/statement-paper", new Context(locale, Map.<String, Object>of("view", view)));
  }

  @PostMapping("/{coalition}/statements/{client}/link")
  @Permit(Action.REFER_CLIENTS)
  String give(
      Acting acting,
      @PathVariable ClientId client,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam UUID id) {
    if (!give.give(acting, client, id, tongue.tag(acting.coalitionId(), language)))
      throw ReferralPages.notFound();
    return "redirect:" + page(acting, client) + "/link/" + id;
  }

  /** Link and code are on this page alone: nothing keeps them. */
  @GetMapping("/{coalition}/statements/{client}/link/{id}")
  @Permit(Action.REFER_CLIENTS)
  String given(
      Acting acting,
      @PathVariable ClientId client,
      @PathVariable UUID id,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var given = give.shown(acting, client, id).orElse(null);
    if (given == null) {
      if (!give.isOwn(acting, client)) throw ReferralPages.notFound();
      redirect.addFlashAttribute("flash", "referral.link.not-shown");
      return "redirect:" + page(acting, client);
    }
    // A page left open forgets link and code as well, also without scripts.
    response.setHeader("Refresh", String.valueOf(given.shown().toSeconds() + 1));
    head(acting, client, model);
    var address =
        settings.address(
            ClientLinkController.path(acting.coalition(), given.link())
                + "?lang="
                + given.language());
    model.addAttribute("address", address);
    model.addAttribute("picture", QrPicture.of(address));
    model.addAttribute("code", given.code().text());
    model.addAttribute("until", pages.dates().moment(given.until()));
    return "referral/link";
  }

  @PostMapping("/{coalition}/statements/{client}/link/end")
  @Permit(Action.REFER_CLIENTS)
  String end(Acting acting, @PathVariable ClientId client, RedirectAttributes redirect) {
    if (!give.end(acting, client)) throw ReferralPages.notFound();
    redirect.addFlashAttribute("flash", "referral.link.ended");
    return "redirect:" + page(acting, client);
  }
}
