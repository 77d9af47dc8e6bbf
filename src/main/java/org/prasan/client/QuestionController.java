package org.prasan.client;

import java.util.UUID;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether a client is known elsewhere: asked by one case worker, answered by another. */
@Controller
@RefusalsNoted("client")
class QuestionController {
  private final AskElsewhere ask;
  private final AnswerQuestion answer;

  QuestionController(AskElsewhere ask, AnswerQuestion answer) {
    this.ask = ask;
    this.answer = answer;
  }

  @PostMapping("/{coalition}/clients/{id}/elsewhere")
  @Permit(Action.EDIT_CLIENTS)
  String ask(
      Acting acting,
      @PathVariable ClientId id,
      @RequestParam("form") UUID form,
      RedirectAttributes redirect) {
    switch (ask.ask(acting, id, form)) {
      case ASKED -> redirect.addFlashAttribute("flash", "client.elsewhere.was-asked");
      case TOO_LITTLE_KNOWN ->
          redirect.addFlashAttribute("notAsked", "client.elsewhere.too-little");
      case ENOUGH_FOR_TODAY -> redirect.addFlashAttribute("notAsked", "client.elsewhere.enough");
      case NOT_FOUND -> throw ClientPages.notFound();
    }
    return ClientPages.to(acting, "/" + id);
  }

  @GetMapping("/{coalition}/clients/questions")
  @Permit(Action.EDIT_CLIENTS)
  String questions(Acting acting, Model model) {
    model.addAttribute("questions", answer.open(acting));
    model.addAttribute("base", ClientPages.base(acting));
    return "client/questions";
  }

  @PostMapping("/{coalition}/clients/questions/{id}")
  @Permit(Action.EDIT_CLIENTS)
  String answer(
      Acting acting,
      @PathVariable UUID id,
      @RequestParam("answer") String said,
      RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        "flash",
        switch (answer.answer(acting, id, "yes".equals(said))) {
          case MET -> "client.question.met";
          case KEPT_APART -> "client.question.kept-apart";
          case NOT_OPEN -> "client.question.not-open";
        });
    return ClientPages.to(acting, "/questions");
  }
}
