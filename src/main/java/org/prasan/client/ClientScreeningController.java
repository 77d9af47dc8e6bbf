package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks the questions of a screening checklist; every one of them may be skipped. */
@Controller
@RefusalsNoted("client")
class ClientScreeningController {
  private final ListClients list;
  private final EditClient edit;
  private final ScreeningRules rules;
  private final ClientPages pages;
  private final ClientClock clock;

  ClientScreeningController(
      ListClients list,
      EditClient edit,
      ScreeningRules rules,
      ClientPages pages,
      ClientClock clock) {
    this.list = list;
    this.edit = edit;
    this.rules = rules;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/{coalition}/clients/{id}/screening")
  @Permit(Action.EDIT_CLIENTS)
  String choose(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    find(acting, id, model);
    model.addAttribute("sheets", rules.inForce(clock.today()).sheets());
    return "client/screening";
  }

  /** By POST, as is the answer: what somebody is screened for has no place in an address. */
  @PostMapping("/{coalition}/clients/{id}/screening")
  @Permit(Action.EDIT_CLIENTS)
  String ask(
      Acting acting,
      @PathVariable ClientId id,
      @RequestParam(required = false) @Nullable String category,
      Locale locale,
      Model model) {
    find(acting, id, model);
    var version = rules.inForce(clock.today());
    var chosen = category(category);
    model.addAttribute("sheets", version.sheets());
    if (chosen.isPresent())
      ask(version.version(), chosen.get(), FreshId.next(), Map.of(), locale, model);
    return "client/screening";
  }

  private void ask(
      String version,
      LegalCategory category,
      UUID id,
      Map<String, Answer> given,
      Locale locale,
      Model model) {
    model.addAttribute("sheet", rules.sheet(version, category).orElseThrow(ClientPages::notFound));
    model.addAttribute("rulesVersion", version);
    model.addAttribute("answerId", id);
    model.addAttribute("given", given);
    model.addAttribute("answers", pages.words(Answer.values(), Answer::key, locale));
  }

  @PostMapping("/{coalition}/clients/{id}/screening/answers")
  @Permit(Action.EDIT_CLIENTS)
  String answer(
      Acting acting,
      @PathVariable ClientId id,
      @RequestParam Map<String, String> typed,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    find(acting, id, model);
    var version = typed.getOrDefault("version", "");
    var category = category(typed.get("category")).orElseThrow(ClientPages::notFound);
    var sheet = rules.sheet(version, category).orElseThrow(ClientPages::notFound);
    var given = given(sheet, typed);
    var answerId = id(typed.get("answer"));
    var wrong = keep(acting, id, answerId, new Answers(category, version, given));
    if (wrong != null) {
      ClientPages.unprocessable(response);
      model.addAttribute("sheets", rules.inForce(clock.today()).sheets());
      model.addAttribute("wrong", wrong);
      ask(version, category, answerId, given, locale, model);
      return "client/screening";
    }
    redirect.addFlashAttribute("flash", "client.screened");
    return ClientPages.to(acting, "/" + id + "#screenings");
  }

  /** Why it was not kept; nothing if it was. */
  private @Nullable String keep(Acting acting, ClientId id, UUID answer, Answers answers) {
    if (answers.given().isEmpty()) return "client.wrong.no-answer";
    return switch (edit.answer(acting, id, answer, answers)) {
      case SAVED -> null;
      case NOT_FOUND -> throw ClientPages.notFound();
      case CLOSED, CHANGED_MEANWHILE -> "client.wrong.closed";
    };
  }

  private static Map<String, Answer> given(ScreeningRules.Sheet sheet, Map<String, String> typed) {
    var given = new HashMap<String, Answer>();
    sheet
        .questions()
        .forEach(
            question ->
                Arrays.stream(Answer.values())
                    .filter(answer -> answer.name().equals(typed.get("q." + question.id())))
                    .forEach(answer -> given.put(question.id(), answer)));
    return given;
  }

  private static Optional<LegalCategory> category(@Nullable String typed) {
    return Arrays.stream(LegalCategory.values())
        .filter(category -> category.name().equals(typed))
        .findFirst();
  }

  private static UUID id(@Nullable String typed) {
    try {
      return UUID.fromString(typed == null ? "" : typed);
    } catch (IllegalArgumentException none) {
      throw ClientPages.notFound();
    }
  }

  private void find(Acting acting, ClientId id, Model model) {
    var file = list.one(acting, id).orElseThrow(ClientPages::notFound);
    if (file.erased()) throw ClientPages.notFound();
    model.addAttribute("file", file);
    model.addAttribute("url", ClientPages.base(acting) + "/" + id);
  }
}
