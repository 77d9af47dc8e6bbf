package org.prasan.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.client.ClientWords;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonId;
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

/** One referral as its two sides see it, and what they do with it. */
@Controller
@RefusalsNoted("referral")
class ReferralController {
  private static final Set<State> UNSENT = EnumSet.of(State.DRAFT, State.CONSENT_PENDING);

  private final ReadReferral read;
  private final SendMessage message;
  private final DestroyCopies destroy;
  private final StepPages steps;
  private final ReferralPages pages;
  private final DetailPages details;
  private final UnservedSeat unserved;
  private final Practise practise;
  private final ConsentPages consents;
  private final List<ReferralPart> parts;

  ReferralController(
      ReadReferral read,
      SendMessage message,
      DestroyCopies destroy,
      StepPages steps,
      ReferralPages pages,
      DetailPages details,
      UnservedSeat unserved,
      Practise practise,
      ConsentPages consents,
      List<ReferralPart> parts) {
    this.read = read;
    this.message = message;
    this.destroy = destroy;
    this.steps = steps;
    this.pages = pages;
    this.details = details;
    this.unserved = unserved;
    this.practise = practise;
    this.consents = consents;
    this.parts = parts;
  }

  /** A message as it was typed. */
  record MessageForm(@Nullable UUID id, @Nullable String text) {
    @Override
    public String toString() {
      return "MessageForm[" + id + "]";
    }
  }

  /** A message as it is read. */
  record MessageLine(String text, String by, String when, boolean own) {}

  @GetMapping("/{coalition}/referrals/{id}")
  @Permit(Action.SEE_REFERRALS)
  String show(Acting acting, @PathVariable ReferralId id, Locale locale, Model model) {
    model.addAttribute("messageForm", new MessageForm(FreshId.next(), ""));
    return shown(acting, id, locale, model);
  }

  private String shown(Acting acting, ReferralId id, Locale locale, Model model) {
    var seen = read.one(acting, id);
    if (seen.isPresent()) return show(acting, seen.get(), locale, model);
    var trace = read.trace(acting, id);
    if (trace.isEmpty()) throw ReferralPages.notFound();
    model.addAttribute("practice", practised(acting, id));
    model.addAttribute("trace", trace.getLast());
    model.addAttribute("recalls", recalls(acting, trace, locale));
    model.addAttribute("url", ReferralPages.base(acting) + "/" + id);
    model.addAttribute("formId", FreshId.next());
    model.addAttribute("ownFile", destroy.stillKept(acting, id).isPresent());
    model.addAttribute("base", ReferralPages.base(acting));
    model.addAttribute(
        "from", pages.organization(acting.coalitionId(), trace.getLast().sender(), locale));
    return "referral/trace";
  }

  private String show(Acting acting, Seen seen, Locale locale, Model model) {
    var referral = seen.referral();
    model.addAttribute("seen", seen);
    model.addAttribute("practice", practised(acting, referral.id()));
    model.addAttribute("referral", referral);
    model.addAttribute("base", ReferralPages.base(acting));
    model.addAttribute("url", ReferralPages.base(acting) + "/" + referral.id());
    model.addAttribute("from", pages.organization(acting.coalitionId(), referral.sender(), locale));
    boolean card = seen.reading().atLeast(Reading.TRIAGE);
    // The service would say what the client needs.
    model.addAttribute(
        "to",
        card
            ? pages.address(acting, referral.address(), locale)
            : pages.address(acting.coalitionId(), referral.address(), locale));
    model.addAttribute("phones", phones(acting, seen, locale));
    model.addAttribute("unserved", unserved.of(acting, referral, locale).orElse(null));
    model.addAttribute("clocks", pages.clocks(seen, locale));
    var story = pages.story(acting, seen, locale);
    model.addAttribute("story", story);
    model.addAttribute("waitsWith", ReferralPages.waitsWith(seen, story).orElse(null));
    model.addAttribute("acts", steps.acts(seen));
    model.addAttribute("formId", FreshId.next());
    var recalls = recalls(acting, read.recalledBefore(acting, referral), locale);
    model.addAttribute("recalls", recalls);
    boolean asked = seen.recalled() || !recalls.isEmpty();
    model.addAttribute("ownFile", asked && destroy.stillKept(acting, referral.id()).isPresent());
    if (!referral.offered() && seen.sends() && acting.may(Action.REFER_CLIENTS))
      draft(acting, referral, locale, model);
    if (!acting.may(Action.REFER_CLIENTS) && UNSENT.contains(referral.state()))
      model.addAttribute("writer", writer(acting, referral, locale));
    if (card) triage(acting, seen, locale, model);
    // Why no guardian was asked is part of the story, so the seat reads it with the details.
    if (seen.consent() != null && (seen.sends() || seen.reading() == Reading.SEALED))
      consent(seen, locale, model);
    model.addAttribute("looks", looks(acting, referral, locale));
    parts.forEach(part -> part.show(acting, seen, locale, model));
    return "referral/show";
  }

  /** What it will say, for whoever wrote it to look at before it goes. */
  private void draft(Acting acting, Referral referral, Locale locale, Model model) {
    model.addAttribute("reason", read.reason(acting, referral).orElse(null));
    model.addAttribute(
        "asksFor",
        referral.groups().stream().sorted().map(group -> pages.say(group.key(), locale)).toList());
  }

  private @Nullable String writer(Acting acting, Referral referral, Locale locale) {
    return pages
        .people(acting.coalitionId(), Set.of(referral.writer()), locale)
        .get(referral.writer());
  }

  private boolean practised(Acting acting, ReferralId id) {
    return !practise.among(acting, List.of(id)).isEmpty();
  }

  /** To the seat for the sender, and to the sender for a seat that has taken it on. */
  private List<ReferralPages.Phone> phones(Acting acting, Seen seen, Locale locale) {
    var referral = seen.referral();
    var coalition = acting.coalitionId();
    if (seen.sends()) {
      var number = pages.phone(coalition, referral.address().seat());
      return number == null
          ? pages.phones(coalition, referral.address().receiver(), locale)
          : List.of(
              new ReferralPages.Phone(
                  pages.seat(coalition, referral.address().seat(), locale), number));
    }
    return seen.receives() && !seen.nameless()
        ? pages.phones(coalition, referral.sender(), locale)
        : List.of();
  }

  /** A seat that still has to destroy its copies, and by when. */
  record Recall(String seat, String due) {}

  private List<Recall> recalls(Acting acting, List<Addressed> seats, Locale locale) {
    return seats.stream()
        .filter(Addressed::recalled)
        .map(
            one ->
                new Recall(
                    pages.seat(acting.coalitionId(), one, locale),
                    pages
                        .dates()
                        .full(pages.dates().day(Objects.requireNonNull(one.due()).minusMillis(1)))))
        .toList();
  }

  private void triage(Acting acting, Seen seen, Locale locale, Model model) {
    var card = seen.referral().card();
    if (!seen.referral().erased())
      model.addAttribute("facts", pages.clients().card(acting.coalitionId(), card, locale));
    model.addAttribute("flags", pages.clients().flags(card, locale));
    model.addAttribute("talk", talk(acting, seen, locale));
  }

  private void consent(Seen seen, Locale locale, Model model) {
    var consent = Objects.requireNonNull(seen.consent());
    model.addAttribute("agreed", consents.facts(consent, locale));
    model.addAttribute("agreedOn", pages.dates().moment(consent.given()));
    var referral = seen.referral();
    boolean gaveUp = referral.state().ended() && referral.reading(Party.RECEIVER) != Reading.SEALED;
    boolean over = gaveUp || !consent.inForce(pages.clock().today());
    model.addAttribute("ownCopy", seen.sends() && over);
    if (!consent.inForce(pages.clock().today()))
      model.addAttribute(
          "agreedOver",
          consent.withdrawn() != null
              ? "referral.consent.over.withdrawn"
              : seen.referral().erased()
                  ? "referral.consent.over.erased"
                  : "referral.consent.over.day");
  }

  private List<MessageLine> talk(Acting acting, Seen seen, Locale locale) {
    var people = new HashSet<PersonId>();
    var houses = new HashSet<OrganizationId>();
    for (var one : seen.talk()) {
      people.add(one.by());
      houses.add(one.actedFor());
    }
    var names = pages.people(acting.coalitionId(), people, locale);
    var organizations = pages.organizations(acting.coalitionId(), houses, locale);
    return seen.talk().stream()
        .map(
            one ->
                new MessageLine(
                    one.text(),
                    names.getOrDefault(one.by(), "")
                        + " · "
                        + organizations.getOrDefault(one.actedFor(), ""),
                    pages.dates().moment(one.at()),
                    acting.actsFor(one.actedFor())))
        .toList();
  }

  /** Who opened the details, as the client may ask the sending organization. */
  private List<ClientWords.Fact> looks(Acting acting, Referral referral, Locale locale) {
    var looks = read.looks(acting, referral);
    var names =
        pages.people(
            acting.coalitionId(),
            looks.stream().map(Looks.Look::person).collect(Collectors.toSet()),
            locale);
    var houses =
        pages.organizations(
            acting.coalitionId(), looks.stream().map(Looks.Look::actedFor).toList(), locale);
    return looks.stream()
        .map(
            look ->
                new ClientWords.Fact(
                    pages.dates().moment(look.at()),
                    names.getOrDefault(look.person(), "")
                        + " · "
                        + houses.getOrDefault(look.actedFor(), "")))
        .toList();
  }

  @GetMapping("/{coalition}/referrals/{id}/details")
  @Permit(Action.SEE_REFERRALS)
  String details(
      Acting acting,
      @PathVariable ReferralId id,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var sent = read.details(acting, id).orElse(null);
    if (sent != null) return details.show(acting, sent, locale, model);
    var closed = read.bare(acting, id).map(Seen::closedKey).orElseThrow(ReferralPages::notFound);
    redirect.addFlashAttribute("refused", closed);
    return ReferralPages.to(acting, "/" + id);
  }

  @PostMapping("/{coalition}/referrals/{id}/messages")
  @Permit(Action.SEE_REFERRALS)
  String write(
      Acting acting,
      @PathVariable ReferralId id,
      @ModelAttribute("messageForm") MessageForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var text = check.words("text", form.text(), StepForm.LONGEST);
    if (!check.refused() && form.id() != null)
      switch (message.write(acting, id, form.id(), text)) {
        case Outcome.Done _ -> {
          redirect.addFlashAttribute("flash", "referral.message.sent");
          return ReferralPages.to(acting, "/" + id + "#talk");
        }
        case Outcome.Refused(var why, var _) -> errors.reject(why.key(), why.key());
        case Outcome.NotThere _ -> {
          return left(acting, id, redirect);
        }
        case Outcome.ChangedMeanwhile _, Outcome.NoConsent _, Outcome.NotOpen _ ->
            throw ReferralPages.notFound();
      }
    ReferralPages.unprocessable(response);
    var seen = read.one(acting, id).orElseThrow(ReferralPages::notFound);
    return show(acting, seen, locale, model);
  }

  @GetMapping("/{coalition}/referrals/{id}/steps/{word}")
  @Permit(Action.SEE_REFERRALS)
  String ask(
      Acting acting,
      @PathVariable ReferralId id,
      @PathVariable String word,
      Locale locale,
      Model model,
      RedirectAttributes redirect) {
    var seen = read.one(acting, id).orElse(null);
    if (seen == null) return left(acting, id, redirect);
    var step = StepPages.step(word);
    var closed = steps.closed(seen, step);
    if (closed != null) {
      redirect.addFlashAttribute("refused", closed);
      return ReferralPages.to(acting, "/" + id);
    }
    model.addAttribute("form", StepForm.fresh(seen.referral()));
    return steps.form(acting, seen, step, ReferralPages.base(acting) + "/" + id, locale, model);
  }

  /** A seat that had it before reads why nothing happens; everybody else that there is nothing. */
  private String left(Acting acting, ReferralId id, RedirectAttributes redirect) {
    if (read.trace(acting, id).isEmpty()) throw ReferralPages.notFound();
    redirect.addFlashAttribute("refused", StepPages.ELSEWHERE);
    return ReferralPages.to(acting, "/" + id);
  }

  @PostMapping("/{coalition}/referrals/{id}/steps/{word}")
  @Permit(Action.SEE_REFERRALS)
  String take(
      Acting acting,
      @PathVariable ReferralId id,
      @PathVariable String word,
      @ModelAttribute("form") StepForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var step = StepPages.step(word);
    // Asked before: what throws after the step was taken would look like a refusal.
    var taken = taken(acting, id, step);
    var wrong = steps.take(acting, id, step, form, errors);
    if (wrong == null) {
      redirect.addFlashAttribute("flash", taken);
      return ReferralPages.to(acting, "/" + id + (step == Step.ASK_CONSENT ? "/consent" : ""));
    }
    // Whoever has just given it away sees what is left, with the reason why it was too late.
    var seen = read.one(acting, id).orElse(null);
    if (seen == null && read.trace(acting, id).isEmpty()) throw ReferralPages.notFound();
    if (seen == null || StepForm.Asks.of(step) == StepForm.Asks.NOTHING) {
      redirect.addFlashAttribute("refused", wrong);
      return ReferralPages.to(acting, "/" + id);
    }
    // Whoever has to fill in more reads at once where that would be in vain.
    var closed = errors.hasFieldErrors() ? steps.closed(seen, step) : null;
    if (closed != null) errors.reject(closed, closed);
    ReferralPages.unprocessable(response);
    return steps.form(acting, seen, step, ReferralPages.base(acting) + "/" + id, locale, model);
  }

  private String taken(Acting acting, ReferralId id, Step step) {
    return read.bare(acting, id)
        .map(Seen::referral)
        .filter(referral -> StepPages.refuses(referral, step))
        .map(referral -> "referral.taken." + referral.refusal())
        .orElse(StepPages.flash(step));
  }
}
