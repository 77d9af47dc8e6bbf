package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Digits;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Meanwhile;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which numbers the help page shows, and what others see of it and of the coalition's mails. */
@Controller
@RefusalsNoted("help-page")
class HelpSettingsController {
  private static final Pattern NUMBER = Pattern.compile("[+0-9][0-9 -]{1,19}");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");
  private static final Pattern TELLING =
      Pattern.compile(
          "help|sos|rescue|victim|survivor|abus|violen|traffick|rape|sex|shelter|police|hotline");
  private static final String PAGE = "coalition/help-page";
  private static final String CONTACT = "coalition/help-contact";

  private final Help help;
  private final MessageSource messages;

  HelpSettingsController(Help help, MessageSource messages) {
    this.help = help;
    this.messages = messages;
  }

  /** How the page looks to others. */
  record PageForm(
      @Nullable String th,
      @Nullable String en,
      @Nullable String icon,
      @Nullable String leaveTo,
      @Nullable String senderTh,
      @Nullable String senderEn,
      @Nullable String word,
      @Nullable String basis) {

    static PageForm of(HelpPage.Look look) {
      var sender = look.sender();
      return new PageForm(
          look.title().th(),
          look.title().en(),
          look.icon().name(),
          look.leaveTo(),
          sender == null ? "" : sender.th(),
          sender == null ? "" : sender.en(),
          look.word() == null ? "" : look.word(),
          Help.basis(look));
    }
  }

  /** A number to call. */
  record ContactForm(
      @Nullable UUID id,
      @Nullable String th,
      @Nullable String en,
      @Nullable String number,
      @Nullable String hoursTh,
      @Nullable String hoursEn,
      @Nullable List<String> languages,
      @Nullable String position,
      @Nullable String basis) {

    static ContactForm of(HelpContact contact) {
      return new ContactForm(
          contact.id(),
          contact.label().th(),
          contact.label().en(),
          contact.number(),
          contact.hours() == null ? "" : contact.hours().th(),
          contact.hours() == null ? "" : contact.hours().en(),
          contact.languages(),
          Integer.toString(contact.position()),
          Help.basis(contact));
    }
  }

  @GetMapping("/{coalition}/help/settings")
  @Permit(Action.CONFIGURE_HELP)
  String page(Acting acting, Locale locale, Model model) {
    model.addAttribute("form", PageForm.of(help.look(acting.coalitionId())));
    return settings(acting, locale, model);
  }

  private String settings(Acting acting, Locale locale, Model model) {
    var icons = new LinkedHashMap<String, String>();
    for (var icon : NeutralIcon.values())
      icons.put(icon.name(), messages.getMessage(icon.key(), null, locale));
    model.addAttribute("icons", icons);
    model.addAttribute("page", help.page(acting.coalitionId()));
    return PAGE;
  }

  @PostMapping("/{coalition}/help/settings")
  @Permit(Action.CONFIGURE_HELP)
  String save(
      Acting acting,
      @ModelAttribute("form") PageForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var title = check.both("th", form.th(), "en", form.en(), 60);
    var icon =
        Arrays.stream(NeutralIcon.values())
            .filter(one -> one.name().equals(form.icon()))
            .findFirst()
            .orElse(null);
    if (icon == null) check.wrong("icon", "web.wrong.choose");
    var leaveTo = check.words("leaveTo", form.leaveTo(), 300);
    if (!leaveTo.isEmpty() && !isHarmless(leaveTo))
      check.wrong("leaveTo", "coalition.help.leave-to.wrong");
    var sender = check.bothIfAny("senderTh", form.senderTh(), "senderEn", form.senderEn(), 60);
    var word = FormCheck.plain(form.word()).toLowerCase(Locale.ROOT);
    if (!word.isEmpty() && !WORD.matcher(word).matches())
      check.wrong("word", "coalition.help.word.wrong");
    else if (TELLING.matcher(word).find()) check.wrong("word", "coalition.help.word.telling");
    if (icon == null || check.refused())
      return Refused.form(response, settings(acting, locale, model));
    var look = new HelpPage.Look(title, leaveTo, icon, sender, word.isEmpty() ? null : word);
    if (help.change(acting, form.basis(), look)) return saved(acting, redirect);
    var now = PageForm.of(help.look(acting.coalitionId()));
    Meanwhile.show(model, errors, now, form, Objects.requireNonNull(now.basis()));
    return Refused.form(response, settings(acting, locale, model));
  }

  /** Only an encrypted page of another site: ours would show that it was left. */
  private static boolean isHarmless(String address) {
    try {
      var uri = URI.create(address);
      return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @GetMapping("/{coalition}/help/contacts/new")
  @Permit(Action.CONFIGURE_HELP)
  String fresh(Acting acting, Locale locale, Model model) {
    var next = help.page(acting.coalitionId()).contacts().size() + 1;
    model.addAttribute(
        "form",
        new ContactForm(
            FreshId.next(), "", "", "", "", "", List.of("th"), Integer.toString(next), ""));
    return choices(locale, model);
  }

  @GetMapping("/{coalition}/help/contacts/{id}")
  @Permit(Action.CONFIGURE_HELP)
  String contact(Acting acting, @PathVariable UUID id, Locale locale, Model model) {
    var contact = find(acting, id);
    model.addAttribute("contact", contact);
    model.addAttribute("form", ContactForm.of(contact));
    return choices(locale, model);
  }

  @PostMapping({"/{coalition}/help/contacts/new", "/{coalition}/help/contacts/{id}"})
  @Permit(Action.CONFIGURE_HELP)
  String show(
      Acting acting,
      @PathVariable(required = false) @Nullable UUID id,
      @ModelAttribute("form") ContactForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    if (id != null) model.addAttribute("contact", find(acting, id));
    var check = new FormCheck(errors);
    var label = check.both("th", form.th(), "en", form.en(), FormCheck.NAME);
    var hours = check.bothIfAny("hoursTh", form.hoursTh(), "hoursEn", form.hoursEn(), 120);
    var position = check.number("position", form.position(), 1, 99);
    var number = Digits.toAscii(FormCheck.plain(form.number()));
    if (!NUMBER.matcher(number).matches()) check.wrong("number", "coalition.help.number.wrong");
    if (check.refused()) return Refused.form(response, choices(locale, model));
    var contact =
        new HelpContact(
            id == null ? Objects.requireNonNullElseGet(form.id(), FreshId::next) : id,
            label,
            number,
            hours,
            languages(form),
            FormCheck.read(position));
    if (help.change(acting, form.basis(), contact)) return saved(acting, redirect);
    var now = ContactForm.of(find(acting, contact.id()));
    Meanwhile.show(model, errors, now, form, Objects.requireNonNull(now.basis()));
    return Refused.form(response, choices(locale, model));
  }

  private static List<String> languages(ContactForm form) {
    return form.languages() == null
        ? List.of()
        : form.languages().stream().filter(HelpContact.LANGUAGES::contains).distinct().toList();
  }

  @GetMapping("/{coalition}/help/contacts/{id}/hide")
  @Permit(Action.CONFIGURE_HELP)
  String askHide(Acting acting, @PathVariable UUID id, Model model) {
    var base = "/" + acting.coalition().slug() + "/help";
    Confirmation.ask(
        model,
        "coalition.help.hide",
        find(acting, id).number(),
        base + "/contacts/" + id + "/hide",
        base + "/settings");
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/help/contacts/{id}/hide")
  @Permit(Action.CONFIGURE_HELP)
  String hide(Acting acting, @PathVariable UUID id, RedirectAttributes redirect) {
    if (!help.hide(acting, id)) throw PillarController.notFound();
    return saved(acting, redirect);
  }

  private String choices(Locale locale, Model model) {
    var spoken = new LinkedHashMap<String, String>();
    for (var language : HelpContact.LANGUAGES)
      spoken.put(language, messages.getMessage("coalition.language." + language, null, locale));
    model.addAttribute("spoken", spoken);
    return CONTACT;
  }

  private HelpContact find(Acting acting, UUID id) {
    return help.page(acting.coalitionId()).contacts().stream()
        .filter(contact -> contact.id().equals(id))
        .findFirst()
        .orElseThrow(PillarController::notFound);
  }

  private static String saved(Acting acting, RedirectAttributes redirect) {
    redirect.addFlashAttribute("flash", "web.saved");
    return "redirect:/" + acting.coalition().slug() + "/help/settings";
  }
}
