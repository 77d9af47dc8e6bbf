package org.prasan.notification;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.Coalition;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind an answer in an e-mail. Only the press of its button answers. */
@Controller
class TapController {
  private final AnswerByTap answers;
  private final NoticeWords words;

  TapController(AnswerByTap answers, NoticeWords words) {
    this.answers = answers;
    this.words = words;
  }

  /** A button of the page; the one that was tapped comes first. */
  record Choice(String answer, String words, boolean first) {}

  @GetMapping("/{coalition}/answer/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String look(
      Acting acting,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String say,
      CsrfToken form,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    form.getToken();
    response.setHeader("X-Robots-Tag", "noindex");
    if (acting.coalition().equals(Coalition.NONE)) throw InboxController.notFound();
    var state = answers.open(acting.coalition(), token, locale, request.getRemoteAddr());
    return state instanceof AnswerByTap.State.Open open
        ? question(acting, token, say, open, locale, model)
        : gone(state, model, response);
  }

  private String question(
      Acting acting,
      String token,
      String say,
      AnswerByTap.State.Open open,
      Locale locale,
      Model model) {
    var tap = open.tap();
    var first = tap.answers().contains(say) ? say : tap.answers().getFirst();
    var choices = new ArrayList<Choice>();
    for (var answer : tap.answers()) {
      var choice =
          new Choice(
              answer,
              String.valueOf(open.question().asked().answers().get(answer)),
              answer.equals(first));
      if (choice.first()) choices.addFirst(choice);
      else choices.add(choice);
    }
    var by = open.question().acting();
    model.addAttribute("question", open.question().asked().question());
    model.addAttribute("sentence", words.sentence(open.told(), locale));
    model.addAttribute("person", by.personName());
    model.addAttribute("organization", by.organizationName());
    model.addAttribute("behalf", AnswerByTap.behalf(open));
    model.addAttribute("choices", choices);
    model.addAttribute("address", address(acting, token));
    return "notification/tap";
  }

  @PostMapping("/{coalition}/answer/{token}")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String answer(
      Acting acting,
      @PathVariable String token,
      @RequestParam(defaultValue = "") String behalf,
      @RequestParam(defaultValue = "") String answer,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (acting.coalition().equals(Coalition.NONE)) throw InboxController.notFound();
    return switch (answers.answer(
        acting.coalition(), token, behalf, answer, request.getRemoteAddr())) {
      case AnswerByTap.Answered.Done(var done) -> {
        said(redirect, "done", done.key(), done.arguments(), done.path());
        yield "redirect:" + address(acting, token) + "/done";
      }
      case AnswerByTap.Answered.Refused(var refused) -> {
        said(redirect, "refused", refused.key(), refused.arguments(), refused.path());
        yield "redirect:" + address(acting, token) + "/done";
      }
      case AnswerByTap.Answered.Already() -> "redirect:" + address(acting, token) + "/done";
      case AnswerByTap.Answered.NoAnswer(var open) -> {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("unclear", true);
        yield question(acting, token, "", open, locale, model);
      }
      case AnswerByTap.Answered.Closed(var state) -> gone(state, model, response);
    };
  }

  private static void said(
      RedirectAttributes redirect, String how, String key, List<Object> arguments, String path) {
    redirect.addFlashAttribute("how", how);
    redirect.addFlashAttribute("saidKey", key);
    redirect.addFlashAttribute("saidArguments", arguments.toArray());
    redirect.addFlashAttribute("onward", path);
  }

  /** Once more in the same browser it says only that the link was used. */
  @GetMapping("/{coalition}/answer/{token}/done")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String done(
      Acting acting,
      @PathVariable String token,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
    if (acting.coalition().equals(Coalition.NONE)) throw InboxController.notFound();
    var state = answers.look(acting.coalition(), token, locale, request.getRemoteAddr());
    if (state instanceof AnswerByTap.State.Used && model.containsAttribute("saidKey"))
      return "notification/tap-done";
    return state instanceof AnswerByTap.State.Open
        ? "redirect:" + address(acting, token)
        : gone(state, model, response);
  }

  /** Names nobody: whoever finds an old message learns nothing from it. */
  private static String gone(AnswerByTap.State state, Model model, HttpServletResponse response) {
    response.setStatus(
        state instanceof AnswerByTap.State.Unknown
            ? HttpStatus.NOT_FOUND.value()
            : HttpStatus.GONE.value());
    if (state instanceof AnswerByTap.State.Used(var at)) model.addAttribute("usedAt", at);
    model.addAttribute("why", AnswerByTap.word(state));
    return "notification/tap-gone";
  }

  private static String address(Acting acting, String token) {
    return "/" + acting.coalition().slug() + "/answer/" + token;
  }
}
