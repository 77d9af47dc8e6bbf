package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.prasan.audit.Refusals;
import org.prasan.coalition.Territory;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What the pages about one agreement have in common. */
@Component
class AgreementPages {
  private final Dossiers dossiers;
  private final Territory territory;
  private final MessageSource messages;

  AgreementPages(Dossiers dossiers, Territory territory, MessageSource messages) {
    this.dossiers = dossiers;
    this.territory = territory;
    this.messages = messages;
  }

  /** The agreement as it stands, also for the template. */
  Dossier open(Acting acting, AgreementId id, Model model) {
    var dossier = dossiers.find(acting.coalitionId(), id).orElseThrow(AgreementPages::notFound);
    model.addAttribute("dossier", dossier);
    model.addAttribute("register", base(acting));
    model.addAttribute("base", address(acting, id));
    return dossier;
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/agreements";
  }

  static String address(Acting acting, AgreementId id) {
    return base(acting) + "/" + id;
  }

  static String to(Acting acting, AgreementId id) {
    return "redirect:" + address(acting, id);
  }

  /** Says why it cannot be done now; nothing has changed. */
  static String refused(Model model, HttpServletResponse response, String key, Object argument) {
    response.setStatus(HttpStatus.CONFLICT.value());
    model.addAttribute("refusal", key);
    Refusals.because(model, key);
    model.addAttribute("refusalArgument", argument);
    return "agreement/refused";
  }

  static String notNow(Model model, HttpServletResponse response, AgreementState state) {
    return refused(model, response, "agreement.not-now." + state, "");
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** The districts of the coalition, by code. */
  Map<String, String> districts(CoalitionId coalition, Locale locale) {
    var districts = new LinkedHashMap<String, String>();
    for (var district : territory.districts(coalition))
      districts.put(district.code(), district.name().in(locale));
    return districts;
  }

  Map<String, String> kinds(Locale locale) {
    var kinds = new LinkedHashMap<String, String>();
    for (var kind : AgreementKind.values())
      kinds.put(kind.name(), messages.getMessage(kind.key(), null, locale));
    return kinds;
  }
}
