package org.prasan.notification;

import java.util.Locale;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whether mail works, and if not, what is wrong: for the operator and the office of a coalition.
 */
@Controller
class TestMailController {
  private static final String OF_INSTALLATION = "/installation/mail";

  private final TestMail test;
  private final Outbox outbox;
  private final MailQueue queue;
  private final Environment environment;
  private final Settings settings;

  TestMailController(
      TestMail test, Outbox outbox, MailQueue queue, Environment environment, Settings settings) {
    this.test = test;
    this.outbox = outbox;
    this.queue = queue;
    this.environment = environment;
    this.settings = settings;
  }

  @GetMapping(OF_INSTALLATION)
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String ofInstallation(Model model) {
    model.addAttribute("server", server());
    model.addAttribute("sender", SendMail.sender(environment, settings));
    var links = outbox.count();
    model.addAttribute("waiting", links.waiting() + queue.waiting(null));
    model.addAttribute("tried", links.tried());
    model.addAttribute("givenUp", links.givenUp());
    return page(OF_INSTALLATION, "/coalitions", model);
  }

  @GetMapping("/{coalition}/letters/test")
  @Permit(Action.TEST_MAIL)
  String ofCoalition(Acting acting, Model model) {
    var letters = "/" + acting.coalition().slug() + "/letters";
    model.addAttribute("waiting", queue.waiting(acting.coalitionId()));
    return page(letters + "/test", letters, model);
  }

  @PostMapping(OF_INSTALLATION)
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String sendAsOperator(Acting acting, Locale locale, RedirectAttributes redirect) {
    return send(acting, OF_INSTALLATION, locale, redirect);
  }

  @PostMapping("/{coalition}/letters/test")
  @Permit(Action.TEST_MAIL)
  String sendAsOffice(Acting acting, Locale locale, RedirectAttributes redirect) {
    return send(acting, "/" + acting.coalition().slug() + "/letters/test", locale, redirect);
  }

  private String page(String path, String back, Model model) {
    model.addAttribute("path", path);
    model.addAttribute("back", back);
    model.addAttribute("sends", outbox.sends());
    return "notification/test";
  }

  private String send(Acting acting, String path, Locale locale, RedirectAttributes redirect) {
    switch (test.send(acting, locale)) {
      case TestMail.Outcome.Off() -> {
        // The page says so itself.
      }
      case TestMail.Outcome.Sent(var to) -> {
        redirect.addFlashAttribute("flash", "notification.test.sent");
        redirect.addFlashAttribute("flashArgument", to);
      }
      case TestMail.Outcome.Unproved() -> redirect.addFlashAttribute("unproved", true);
      case TestMail.Outcome.TooOften() -> redirect.addFlashAttribute("tooOften", true);
      case TestMail.Outcome.Failed(var fault, var said) -> {
        redirect.addFlashAttribute("fault", fault.name());
        redirect.addFlashAttribute("said", said);
      }
    }
    return "redirect:" + path;
  }

  private String server() {
    return environment.getProperty("spring.mail.host", "")
        + ":"
        + environment.getProperty("spring.mail.port", "25");
  }
}
