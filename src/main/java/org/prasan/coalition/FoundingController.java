package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.identity.People;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The one form with which the operator founds a coalition. */
@Controller
class FoundingController {
  private static final String FORM = "coalition/new";

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");

  private final FoundCoalition found;
  private final NamesInUse names;
  private final People people;

  FoundingController(FoundCoalition found, NamesInUse names, People people) {
    this.found = found;
    this.names = names;
    this.people = people;
  }

  /** What is typed to found a coalition; its id is made with the form. */
  record FoundingForm(
      @Nullable UUID id,
      @Nullable String slug,
      @Nullable String nameTh,
      @Nullable String nameEn,
      @Nullable String shortNameTh,
      @Nullable String shortNameEn,
      @Nullable Boolean open,
      @Nullable String person,
      @Nullable String email) {}

  /**
   * In the transaction that founds the coalition: none is left without anybody to look after it.
   */
  private String invite(Acting acting, FoundCoalition.Wish wish, String person, String email) {
    return people
        .inviteAdministrator(acting, wish.coalition(), LocalizedText.of(person), email)
        .orElseThrow(() -> new IllegalStateException("The first administrator was not invited"));
  }

  @GetMapping("/coalitions/new")
  @Permit(Action.FOUND_COALITION)
  String form(Model model) {
    model.addAttribute(
        "form", new FoundingForm(CoalitionId.fresh().value(), "", "", "", "", "", false, "", ""));
    return FORM;
  }

  @PostMapping("/coalitions/new")
  @Permit(Action.FOUND_COALITION)
  String found(
      Acting acting,
      @ModelAttribute("form") FoundingForm form,
      BindingResult errors,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var slug = FormCheck.plain(form.slug()).toLowerCase(Locale.ROOT);
    var name = check.both("nameTh", form.nameTh(), "nameEn", form.nameEn(), FormCheck.NAME);
    var shortName =
        check.both("shortNameTh", form.shortNameTh(), "shortNameEn", form.shortNameEn(), 60);
    var person = check.words("person", form.person(), FormCheck.NAME);
    var email = check.words("email", form.email(), 254);
    if (!email.isEmpty() && !EMAIL.matcher(email).matches())
      check.wrong("email", "coalition.error.email");
    var wish =
        new FoundCoalition.Wish(
            new CoalitionId(
                Objects.requireNonNullElseGet(form.id(), () -> CoalitionId.fresh().value())),
            slug,
            name,
            shortName,
            false,
            Boolean.TRUE.equals(form.open()));
    found.addressRefused(wish).ifPresent(why -> check.wrong("slug", told(why)));
    names.refuseFounding(check, wish.coalition());
    if (check.refused()) return Refused.form(response, FORM);
    var link = new AtomicReference<@Nullable String>();
    return switch (found.found(acting, wish, () -> link.set(invite(acting, wish, person, email)))) {
      case FoundCoalition.Outcome.Founded(var coalition) -> {
        redirect.addFlashAttribute("flash", "coalition.new.founded");
        redirect.addFlashAttribute("flashArgument", coalition.shortName().th());
        redirect.addFlashAttribute("link", link.get());
        yield "redirect:/coalitions";
      }
      case FoundCoalition.Outcome.AddressRefused why -> {
        check.wrong("slug", told(why));
        yield Refused.form(response, FORM);
      }
    };
  }

  private static String told(FoundCoalition.Outcome.AddressRefused why) {
    return switch (why) {
      case FoundCoalition.Outcome.AddressTaken() -> "coalition.error.slug-taken";
      case FoundCoalition.Outcome.AddressUnfit() -> "coalition.error.slug";
    };
  }
}
