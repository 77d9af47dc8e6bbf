package org.prasan.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the governor's order is put on record. */
@Controller
@RefusalsNoted("edition")
class OrderController {
  private static final int LONGEST_NUMBER = 60;

  private final Editions editions;
  private final RecordOrder recordOrder;
  private final RosterPages pages;
  private final RosterClock clock;

  OrderController(
      Editions editions, RecordOrder recordOrder, RosterPages pages, RosterClock clock) {
    this.editions = editions;
    this.recordOrder = recordOrder;
    this.pages = pages;
    this.clock = clock;
  }

  /** What stands on the paper, as it was typed. */
  record OrderForm(@Nullable String number, @Nullable String date) {}

  @GetMapping("/{coalition}/roster/editions/{id}/order")
  @Permit(Action.MANAGE_ROSTER)
  String form(Acting acting, @PathVariable EditionId id, Locale locale, Model model) {
    model.addAttribute("form", new OrderForm("", ""));
    return page(acting, id, locale, model);
  }

  @PostMapping("/{coalition}/roster/editions/{id}/order")
  @Permit(Action.MANAGE_ROSTER)
  String record(
      Acting acting,
      @PathVariable EditionId id,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      @ModelAttribute("form") OrderForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    page(acting, id, locale, model);
    var told = told(form, new FormCheck(errors));
    boolean sent = paper != null && !paper.isEmpty();
    if (!sent) refuse(model, "roster.wrong.no-order-file", locale);
    if (told == null || paper == null || !sent) return again(response);
    return switch (recordOrder.record(acting, id, told, Upload.of(paper))) {
      case RecordOrder.Recorded(var edition) -> {
        redirect.addFlashAttribute("flash", "roster.order.recorded");
        yield RosterPages.to(acting, "/editions/" + edition);
      }
      case RecordOrder.NothingSent() -> again(response);
      case RecordOrder.Refused(var reason) -> {
        refuse(model, reason.key(), locale, reason.details());
        yield again(response);
      }
      case RecordOrder.NotNow(var state) ->
          pages.refused(
              acting,
              "roster.wrong.order." + state,
              RosterPages.base(acting) + "/editions/" + id,
              locale,
              model,
              response);
      case RecordOrder.NotFound() -> throw RosterPages.notFound();
    };
  }

  private RecordOrder.@Nullable Told told(OrderForm form, FormCheck check) {
    var number = check.words("number", form.number(), LONGEST_NUMBER);
    var date = check.day("date", form.date());
    if (date != null && date.isAfter(clock.today())) check.wrong("date", "roster.wrong.future");
    return check.refused() || date == null ? null : new RecordOrder.Told(number, date);
  }

  private void refuse(Model model, String reason, Locale locale, Object... details) {
    Refusals.because(model, reason);
    model.addAttribute("refusal", pages.say(reason, locale, details));
  }

  private static String again(HttpServletResponse response) {
    RosterPages.unprocessable(response);
    return "roster/order";
  }

  private String page(Acting acting, EditionId id, Locale locale, Model model) {
    var edition = editions.byId(acting.coalitionId(), id).orElseThrow(RosterPages::notFound);
    model.addAttribute("edition", edition);
    model.addAttribute("monthText", pages.monthInWords(edition.month(), locale));
    model.addAttribute("kinds", RecordOrder.PAPER.accept());
    model.addAttribute("base", RosterPages.base(acting));
    model.addAttribute("editionUrl", RosterPages.base(acting) + "/editions/" + id);
    return "roster/order";
  }
}
