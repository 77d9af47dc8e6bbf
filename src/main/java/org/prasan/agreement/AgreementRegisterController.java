package org.prasan.agreement;

import org.prasan.coalition.PublicFace;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The register of agreements: for members all of them, for visitors what they may know of. */
@Controller
class AgreementRegisterController {
  private final AgreementRegister register;

  AgreementRegisterController(AgreementRegister register) {
    this.register = register;
  }

  @GetMapping("/{coalition}/agreements")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String list(Acting acting, Model model) {
    PublicFace.require(acting);
    model.addAttribute("lines", register.shown(acting.coalitionId()));
    return "agreement/public";
  }
}
