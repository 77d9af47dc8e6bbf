package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientWords;
import org.prasan.client.Clients;
import org.prasan.client.DataGroup;
import org.prasan.exchange.ThaiPdf;
import org.prasan.language.SpokenWords;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
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
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Hands over what goes to somebody outside: on paper, or in a file that is locked. */
@Controller
@RefusalsNoted("outside-referral")
class OutsideSheetController {
  private final ReferOutside refer;
  private final ReferralPages pages;
  private final ITemplateEngine templates;
  private final ThaiPdf pdf;
  private final Settings settings;

  OutsideSheetController(
      ReferOutside refer,
      ReferralPages pages,
      ITemplateEngine templates,
      ThaiPdf pdf,
      Settings settings) {
    this.refer = refer;
    this.pages = pages;
    this.templates = templates;
    this.pdf = pdf;
    this.settings = settings;
  }

  /** A part of what the client told. */
  record Part(String name, List<ClientWords.Fact> facts) {
    Part {
      facts = List.copyOf(facts);
    }
  }

  @GetMapping("/{coalition}/outside/{id}/sheet.pdf")
  @Permit(Action.REFER_CLIENTS)
  void sheet(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String language,
      HttpServletResponse response)
      throws IOException {
    var xhtml = xhtml(acting, id, false, StatementPages.language(language));
    answer(response, one(acting, id).code());
    pdf.render(xhtml, response.getOutputStream());
  }

  /** The password is on this page alone, and goes another way than the file. */
  @PostMapping("/{coalition}/outside/{id}/locked")
  @Permit(Action.REFER_CLIENTS)
  String lock(Acting acting, @PathVariable UUID id, Model model) {
    var one = one(acting, id);
    model.addAttribute("one", one);
    model.addAttribute("url", OutsideController.base(acting) + "/" + id);
    model.addAttribute("password", OneTimeSecret.password().text());
    return "referral/outside-locked";
  }

  @PostMapping("/{coalition}/outside/{id}/locked.pdf")
  @Permit(Action.REFER_CLIENTS)
  void locked(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String password,
      @RequestParam(required = false) @Nullable String language,
      HttpServletResponse response)
      throws IOException {
    var secret = FormCheck.plain(password);
    if (!OneTimeSecret.isPassword(secret)) throw ReferralPages.notFound();
    var xhtml = xhtml(acting, id, true, StatementPages.language(language));
    answer(response, one(acting, id).code());
    pdf.renderLocked(xhtml, secret, response.getOutputStream());
  }

  private Outside one(Acting acting, UUID id) {
    return refer
        .one(acting, id)
        .filter(one -> one.mayBeHandedOver(pages.clock().today()))
        .orElseThrow(ReferralPages::notFound);
  }

  private static void answer(HttpServletResponse response, String code) {
    response.setContentType("application/pdf");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(code + ".pdf", StandardCharsets.UTF_8)
            .build()
            .toString());
  }

  private String xhtml(Acting acting, UUID id, boolean locked, Locale locale) {
    var one = one(acting, id);
    var snapshot = refer.handOver(acting, id, locked).orElseThrow(ReferralPages::notFound);
    var told = refer.told(acting.coalitionId(), one).orElseThrow(ReferralPages::notFound);
    return SpokenWords.in(
        locale,
        () ->
            templates.process(
                "referral/outside-paper",
                new Context(locale, model(acting, one, snapshot, told, locale))));
  }

  private Map<String, Object> model(
      Acting acting, Outside one, Snapshot snapshot, Outside.Told told, Locale locale) {
    var consent = Objects.requireNonNull(one.consent());
    var model = new HashMap<String, Object>();
    model.put("one", one);
    model.put("told", told);
    model.put("reason", snapshot.reason());
    model.put("named", one.groups().contains(DataGroup.IDENTITY));
    model.put("parts", parts(snapshot, locale));
    model.put("facts", pages.clients().card(acting.coalitionId(), one.card(), locale));
    model.put("flags", pages.clients().flags(one.card(), locale));
    model.put("from", pages.organization(acting.coalitionId(), one.owner(), locale));
    model.put("phone", pages.onePhone(acting.coalitionId(), one.owner()));
    model.put("by", acting.personName().in(locale));
    model.put("today", pages.dates().full(pages.clock().today()));
    model.put("until", pages.dates().full(consent.until()));
    model.put("given", pages.dates().moment(consent.given()));
    model.put("givenBy", pages.say(consent.givenBy().key(), locale));
    model.put("form", pages.say(consent.form().key(), locale));
    model.put(
        "basis",
        pages.say(
            "referral.basis.option",
            locale,
            pages.say(consent.basis().key(), locale),
            consent.basis().section()));
    model.put(
        "shared",
        one.groups().stream().sorted().map(group -> pages.say(group.key(), locale)).toList());
    model.put("outcomes", outcomes(locale));
    model.put(
        "picture",
        QrPicture.of(settings.address(OutsideController.base(acting) + "?code=" + one.code())));
    return model;
  }

  private List<String> outcomes(Locale locale) {
    var outcomes = new ArrayList<String>();
    for (var code : OutcomeCode.values()) outcomes.add(pages.say(code.key(), locale));
    return outcomes;
  }

  private List<Part> parts(Snapshot snapshot, Locale locale) {
    var parts = new ArrayList<Part>();
    for (var group : DataGroup.values()) {
      var facts =
          snapshot.lines().stream()
              .filter(line -> line.group() == group)
              .map(line -> new Clients.Told(line.group(), line.detail(), line.text()))
              .map(told -> pages.clients().told(told, locale))
              .toList();
      if (!facts.isEmpty()) parts.add(new Part(pages.say(group.key(), locale), facts));
    }
    return parts;
  }
}
