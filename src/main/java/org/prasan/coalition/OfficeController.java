package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sets up offices and the organs they belong to. */
@Controller
@RefusalsNoted("office")
class OfficeController {
  private static final String FORM = "coalition/office";

  private final Offices offices;
  private final EditOrgans edit;
  private final MessageSource messages;
  private final TransactionTemplate transaction;

  OfficeController(
      Offices offices, EditOrgans edit, MessageSource messages, TransactionTemplate transaction) {
    this.offices = offices;
    this.edit = edit;
    this.messages = messages;
    this.transaction = transaction;
  }

  @GetMapping("/{coalition}/structure/offices/new")
  @Permit(Action.ASSIGN_OFFICE)
  String form(Acting acting, Locale locale, Model model) {
    var first = offices.organs(acting.coalitionId()).stream().findFirst();
    model.addAttribute(
        "form",
        new OfficeForm(
            FreshId.next(), first.map(Organ::id).orElse(null), "", "", "", "", null, "1"));
    return choices(acting, locale, model);
  }

  @PostMapping("/{coalition}/structure/offices/new")
  @Permit(Action.ASSIGN_OFFICE)
  String add(
      Acting acting,
      @ModelAttribute("form") OfficeForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var check = new FormCheck(errors);
    var organs = offices.organs(acting.coalitionId());
    var chosen = organs.stream().filter(organ -> organ.id().equals(form.organ())).findFirst();
    var newOrgan =
        check.bothIfAny("organTh", form.organTh(), "organEn", form.organEn(), FormCheck.NAME);
    if (chosen.isEmpty() && newOrgan == null && !check.refused())
      check.wrong("organTh", "coalition.error.organ");
    var name = check.both("th", form.th(), "en", form.en(), FormCheck.NAME);
    if (form.kind() == null) check.wrong("kind", "web.wrong.choose");
    var seats = check.number("seats", form.seats(), 1, 200);
    if (check.refused()) return Refused.form(response, choices(acting, locale, model));
    var id = Objects.requireNonNullElseGet(form.id(), FreshId::next);
    transaction.executeWithoutResult(
        status -> {
          // The id of a new organ follows from the form's, so that pressing twice adds one.
          var organ =
              newOrgan == null
                  ? chosen.orElseThrow()
                  : new Organ(
                      UUID.nameUUIDFromBytes(
                          id.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                      newOrgan,
                      organs.size() + 1);
          if (newOrgan != null) edit.addOrgan(acting, organ);
          edit.addOffice(
              acting,
              new Office(
                  id,
                  organ.id(),
                  name,
                  FormCheck.read(form.kind()),
                  FormCheck.read(seats),
                  offices.offices(acting.coalitionId()).size() + 1));
        });
    redirect.addFlashAttribute("flash", "web.saved");
    return "redirect:/" + acting.coalition().slug() + "/structure";
  }

  private String choices(Acting acting, Locale locale, Model model) {
    var organs = new LinkedHashMap<String, String>();
    for (var organ : offices.organs(acting.coalitionId()))
      organs.put(organ.id().toString(), organ.name().in(locale));
    model.addAttribute("organs", organs);
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : OfficeKind.values())
      kinds.put(kind.name(), messages.getMessage("coalition.office." + kind, null, locale));
    model.addAttribute("kinds", kinds);
    return FORM;
  }
}
