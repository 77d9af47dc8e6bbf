package org.prasan.commitment;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.prasan.web.SaidDays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For the office: one thing done with several commitments at once. */
@Controller
@RefusalsNoted("commitment")
class BulkController {
  private static final int MOST = 100;

  private final CommitmentRows commitments;
  private final CommitmentLines lines;
  private final TakeStep take;
  private final Takers takers;
  private final CommitmentWords words;
  private final CommitmentClock clock;

  BulkController(
      CommitmentRows commitments,
      CommitmentLines lines,
      TakeStep take,
      Takers takers,
      CommitmentWords words,
      CommitmentClock clock) {
    this.commitments = commitments;
    this.lines = lines;
    this.take = take;
    this.takers = takers;
    this.words = words;
    this.clock = clock;
  }

  /** What can be done with several at once. */
  enum Bulk {
    REMIND,
    HAND_OVER,
    MOVE_DATE;

    Step step() {
      return Step.valueOf(name());
    }

    public String key() {
      return "commitment.bulk." + name();
    }
  }

  /** What was typed once for all of them. */
  record BulkForm(
      @Nullable Bulk act,
      @Nullable List<UUID> ids,
      @Nullable String due,
      @Nullable String dueChoice,
      @Nullable String to,
      @Nullable String words,
      @Nullable String from) {
    private static final Pattern QUERY = Pattern.compile("\\?[\\w=&%.+~:-]{1,1000}");

    /** The list one came from, by what it was narrowed to. */
    String back() {
      return from != null && QUERY.matcher(from).matches() ? from : "?view=ALL";
    }

    List<UUID> chosen() {
      return Objects.requireNonNullElse(ids, List.<UUID>of()).stream()
          .filter(Objects::nonNull)
          .distinct()
          .limit(MOST)
          .toList();
    }
  }

  @GetMapping("/{coalition}/commitments/bulk")
  @Permit(Action.MANAGE_COMMITMENTS)
  @Transactional(readOnly = true)
  String ask(
      Acting acting,
      @RequestParam(required = false) @Nullable Bulk act,
      @RequestParam(required = false) @Nullable List<UUID> ids,
      @RequestParam(required = false) @Nullable String from,
      Locale locale,
      Model model) {
    var form = new BulkForm(act, ids, "", "", "", "", from);
    model.addAttribute("form", form);
    return page(acting, form, locale, model);
  }

  @PostMapping("/{coalition}/commitments/bulk")
  @Permit(Action.MANAGE_COMMITMENTS)
  String take(
      Acting acting,
      @ModelAttribute("form") BulkForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var act = form.act();
    if (form.chosen().isEmpty() || act == null)
      return refused(acting, form, locale, model, response);
    var wanted = read(acting, act, form, check, locale, model);
    if (wanted == null) return refused(acting, form, locale, model, response);
    int done = 0;
    for (var id : form.chosen())
      if (take.take(acting, new CommitmentId(id), again(wanted)) instanceof Outcome.Taken) done++;
    redirect.addFlashAttribute(
        "flash", done == form.chosen().size() ? "commitment.bulk.done" : "commitment.bulk.some");
    redirect.addFlashAttribute(
        "flashArgument", words.say("commitment.bulk.of", locale, done, form.chosen().size()));
    return "redirect:" + CommitmentPages.base(acting) + form.back();
  }

  private static Wanted again(Wanted wanted) {
    return new Wanted(
        FreshId.next(),
        null,
        wanted.step(),
        wanted.words(),
        wanted.due(),
        wanted.owner(),
        wanted.person(),
        List.of());
  }

  private @Nullable Wanted read(
      Acting acting, Bulk act, BulkForm form, FormCheck check, Locale locale, Model model) {
    var said = check.limited("words", form.words(), StepForm.LONGEST);
    var due =
        act == Bulk.MOVE_DATE
            ? new SaidDays(check, clock.today(), model).ahead("due", form.due(), form.dueChoice())
            : null;
    var taker = act == Bulk.HAND_OVER ? takers.read(acting, null, form.to(), locale) : null;
    if (act == Bulk.HAND_OVER && taker == null) check.wrong("to", "web.wrong.choose");
    if (check.refused()) return null;
    return new Wanted(
        FreshId.next(),
        null,
        act.step(),
        said,
        due,
        taker == null ? null : taker.organization(),
        null,
        List.of());
  }

  private String refused(
      Acting acting, BulkForm form, Locale locale, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(acting, form, locale, model);
  }

  private String page(Acting acting, BulkForm form, Locale locale, Model model) {
    var chosen = new ArrayList<Commitment>();
    for (var id : form.chosen())
      commitments.find(acting.coalitionId(), new CommitmentId(id)).ifPresent(chosen::add);
    Map<String, String> acts = new LinkedHashMap<>();
    for (var act : Bulk.values()) acts.put(act.name(), words.say(act.key(), locale));
    model.addAttribute("base", CommitmentPages.base(acting));
    model.addAttribute("lines", lines.of(acting, chosen, locale));
    model.addAttribute("from", form.back());
    model.addAttribute("act", form.act());
    model.addAttribute("acts", acts);
    model.addAttribute("takers", takers.choices(acting, null, locale));
    return "commitment/bulk";
  }
}
