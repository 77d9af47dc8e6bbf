package org.prasan.agreement;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.prasan.coalition.PublicFace;
import org.prasan.exchange.TableFormat;
import org.prasan.membership.Handout;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The register of agreements: for members all of them, for visitors what they may know of. */
@Controller
class AgreementRegisterController {
  private final AgreementRegister register;
  private final AgreementListing listing;
  private final AgreementTable table;
  private final Handout handout;

  AgreementRegisterController(
      AgreementRegister register, AgreementListing listing, AgreementTable table, Handout handout) {
    this.register = register;
    this.listing = listing;
    this.table = table;
    this.handout = handout;
  }

  @Bean
  static NavigationEntry agreementsEntry() {
    return new NavigationEntry(
        "agreement.register", "signature", "/agreements", Action.SEE_AGREEMENTS, 15, false);
  }

  @GetMapping("/{coalition}/agreements")
  @Permit(Action.SEE_PUBLIC_PAGES)
  @Transactional(readOnly = true)
  String list(Acting acting, AgreementFilter filter, Locale locale, Model model) {
    PublicFace.require(acting);
    if (!acting.may(Action.SEE_AGREEMENTS)) {
      var page = register.shown(acting.coalitionId(), filter.after());
      model.addAttribute("lines", page.lines());
      var next = AgreementFilter.ALL.after(page.next());
      model.addAttribute(
          "more", page.next() == null ? null : AgreementPages.base(acting) + next.query());
      return "agreement/public";
    }
    model.addAttribute("filter", filter);
    model.addAttribute("list", listing.of(acting, filter, locale));
    return "agreement/list";
  }

  @GetMapping("/{coalition}/agreements/export/{format:csv|xlsx|pdf}")
  @Permit(Action.SEE_AGREEMENTS)
  void export(
      Acting acting,
      @PathVariable String format,
      AgreementFilter filter,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    var kind = TableFormat.valueOf(format.toUpperCase(Locale.ROOT));
    handout.write(table.of(acting, filter, locale), kind, locale, response);
  }
}
