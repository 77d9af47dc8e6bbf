package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ValueRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How long closed files are kept: one of them longer, one without an end, all of one's own less.
 */
@Controller
@RefusalsNoted("client")
class KeepingController {
  private static final int MOST_MONTHS = 600;
  private static final ValueRange YEARS = ValueRange.of(1900, 2999);

  private final ListClients list;
  private final KeepClient keep;
  private final ClientPages pages;

  KeepingController(ListClients list, KeepClient keep, ClientPages pages) {
    this.list = list;
    this.keep = keep;
    this.pages = pages;
  }

  /**
   * For how much longer, and why.
   *
   * @param until the last day as the page showed it
   */
  record LongerForm(@Nullable String until, @Nullable String months, @Nullable String why) {}

  @GetMapping("/{coalition}/clients/{id}/keep")
  @Permit(Action.EDIT_CLIENTS)
  String askLonger(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    var kept = kept(acting, id, locale, model);
    var until = kept.until();
    model.addAttribute("form", new LongerForm(until == null ? "" : until.toString(), "", ""));
    return "client/keep";
  }

  private KeepClient.Kept kept(Acting acting, ClientId id, Locale locale, Model model) {
    var file = list.one(acting, id).orElseThrow(ClientPages::notFound);
    var kept = keep.kept(acting, List.of(file)).get(id);
    if (kept == null) throw ClientPages.notFound();
    model.addAttribute("file", file);
    model.addAttribute("kept", kept);
    model.addAttribute("url", ClientPages.base(acting) + "/" + id);
    model.addAttribute("months", months(locale));
    model.addAttribute("reasons", pages.words(KeepReason.values(), KeepReason::key, locale));
    model.addAttribute(
        "holding",
        pages.words(KeepReason.HOLDING.toArray(KeepReason[]::new), KeepReason::key, locale));
    return kept;
  }

  private Map<String, String> months(Locale locale) {
    var months = new LinkedHashMap<String, String>();
    for (var one : KeepClient.LONGER)
      months.put(one.toString(), pages.say("client.keep.months", locale, one));
    return months;
  }

  @PostMapping("/{coalition}/clients/{id}/keep")
  @Permit(Action.EDIT_CLIENTS)
  String longer(
      Acting acting,
      @PathVariable ClientId id,
      @ModelAttribute("form") LongerForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var until = day(form.until());
    var months = months(form.months());
    var why = why(form.why(), List.of(KeepReason.values()));
    if (months == null) check.wrong("months", "web.wrong.choose");
    if (why == null) check.wrong("why", "web.wrong.choose");
    if (months != null && why != null)
      switch (until == null
          ? KeepClient.Outcome.NOT_NOW
          : keep.prolong(acting, id, until, months, why)) {
        case DONE -> {
          redirect.addFlashAttribute("flash", "client.keep.done");
          return ClientPages.to(acting, "/" + id);
        }
        case NOT_FOUND -> throw ClientPages.notFound();
        case NOT_NOW -> errors.reject("client.wrong.keep", "client.wrong.keep");
      }
    kept(acting, id, locale, model);
    ClientPages.unprocessable(response);
    return "client/keep";
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      var day = LocalDate.parse(FormCheck.plain(typed));
      return YEARS.isValidIntValue(day.getYear()) ? day : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Integer months(@Nullable String typed) {
    for (var one : KeepClient.LONGER) if (one.toString().equals(typed)) return one;
    return null;
  }

  private static @Nullable KeepReason why(@Nullable String typed, List<KeepReason> reasons) {
    for (var one : reasons) if (one.name().equals(typed)) return one;
    return null;
  }

  /** Why it is held. */
  record HoldForm(@Nullable String why) {}

  @GetMapping("/{coalition}/clients/{id}/hold")
  @Permit(Action.EDIT_CLIENTS)
  String askHold(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    kept(acting, id, locale, model);
    model.addAttribute("form", new HoldForm(""));
    return "client/hold";
  }

  @PostMapping("/{coalition}/clients/{id}/hold")
  @Permit(Action.EDIT_CLIENTS)
  String hold(
      Acting acting,
      @PathVariable ClientId id,
      @ModelAttribute("form") HoldForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var why = why(form.why(), KeepReason.HOLDING);
    if (why == null) {
      new FormCheck(errors).wrong("why", "web.wrong.choose");
      kept(acting, id, locale, model);
      ClientPages.unprocessable(response);
      return "client/hold";
    }
    if (keep.hold(acting, id, why) != KeepClient.Outcome.DONE) throw ClientPages.notFound();
    redirect.addFlashAttribute("flash", "client.hold.done");
    return ClientPages.to(acting, "/" + id);
  }

  @PostMapping("/{coalition}/clients/{id}/hold/end")
  @Permit(Action.EDIT_CLIENTS)
  String endHold(Acting acting, @PathVariable ClientId id, RedirectAttributes redirect) {
    if (keep.endHold(acting, id) == KeepClient.Outcome.NOT_FOUND) throw ClientPages.notFound();
    redirect.addFlashAttribute("flash", "client.hold.ended");
    return ClientPages.to(acting, "/" + id);
  }

  /** For how many months; empty for as long as the coalition says. */
  record TermForm(@Nullable String months) {}

  @GetMapping("/{coalition}/clients/keeping")
  @Permit(Action.SEE_CLIENTS)
  String terms(Acting acting, Model model) {
    var own = keep.terms(acting).own();
    model.addAttribute(
        "form", new TermForm(own.isPresent() ? Integer.toString(own.getAsInt()) : ""));
    return terms(model, acting);
  }

  private String terms(Model model, Acting acting) {
    var terms = keep.terms(acting);
    model.addAttribute("coalitionMonths", months(terms.coalition()));
    model.addAttribute("ownMonths", months(terms.own()));
    model.addAttribute("notice", Keeping.NOTICE_DAYS);
    model.addAttribute("base", ClientPages.base(acting));
    return "client/keeping";
  }

  private static @Nullable Integer months(OptionalInt months) {
    return months.isPresent() ? months.getAsInt() : null;
  }

  @PostMapping("/{coalition}/clients/keeping")
  @Permit(Action.SHORTEN_KEEPING)
  String shorten(
      Acting acting,
      @ModelAttribute("form") TermForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var typed = FormCheck.plain(form.months());
    var months = typed.isEmpty() ? null : check.number("months", typed, 1, MOST_MONTHS);
    if (!check.refused()) {
      var asked = months == null ? OptionalInt.empty() : OptionalInt.of(months);
      if (keep.shorten(acting, asked)) {
        redirect.addFlashAttribute("flash", "client.keeping.done");
        return ClientPages.to(acting, "/keeping");
      }
      check.wrong("months", "client.wrong.longer");
    }
    ClientPages.unprocessable(response);
    return terms(model, acting);
  }
}
