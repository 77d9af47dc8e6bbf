package org.prasan.referral;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdInPath;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whoever asks, from a page that is old by now, for something that was erased with its client is
 * led back to what is left and told so; to everybody else it is not there.
 */
@ControllerAdvice(basePackageClasses = ErasedSince.class)
class ErasedSince {
  private final ReadReferral read;
  private final ReferOutside outside;

  ErasedSince(ReadReferral read, ReferOutside outside) {
    this.read = read;
    this.outside = outside;
  }

  @ExceptionHandler(ResponseStatusException.class)
  String back(
      ResponseStatusException refused,
      Acting acting,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    var left = refused.getStatusCode() == HttpStatus.NOT_FOUND ? left(acting, request) : null;
    if (left == null || left.equals(request.getRequestURI())) throw refused;
    redirect.addFlashAttribute("refused", Refusal.ERASED.key());
    return "redirect:" + left;
  }

  private @Nullable String left(Acting acting, HttpServletRequest request) {
    var id = IdInPath.of(request).orElse(null);
    if (id == null) return null;
    if (request.getRequestURI().startsWith(OutsideController.base(acting)))
      return acting.may(Action.REFER_CLIENTS)
              && outside.one(acting, id).filter(Outside::erased).isPresent()
          ? OutsideController.base(acting) + "/" + id
          : null;
    return acting.may(Action.SEE_REFERRALS)
            && read.bare(acting, new ReferralId(id))
                .filter(seen -> seen.referral().erased())
                .isPresent()
        ? ReferralPages.base(acting) + "/" + id
        : null;
  }
}
