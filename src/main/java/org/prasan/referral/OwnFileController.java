package org.prasan.referral;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From a referral that was accepted to a file of one's own. */
@Controller
class OwnFileController {
  private final OpenOwnFile ownFile;
  private final ReadReferral read;

  OwnFileController(OpenOwnFile ownFile, ReadReferral read) {
    this.ownFile = ownFile;
    this.read = read;
  }

  @PostMapping("/{coalition}/referrals/{id}/own-file")
  @Permit(Action.REFER_CLIENTS)
  String open(Acting acting, @PathVariable ReferralId id, RedirectAttributes redirect) {
    var client = ownFile.open(acting, id).orElse(null);
    if (client == null) {
      var closed = read.bare(acting, id).map(Seen::closedKey).orElseThrow(ReferralPages::notFound);
      redirect.addFlashAttribute("refused", closed);
      return ReferralPages.to(acting, "/" + id);
    }
    redirect.addFlashAttribute("flash", "referral.own-file.opened");
    return "redirect:/" + acting.coalition().slug() + "/clients/" + client;
  }
}
