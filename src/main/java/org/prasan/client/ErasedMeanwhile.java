package org.prasan.client;

import jakarta.servlet.http.HttpServletRequest;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.IdInPath;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whoever asks for something of a file that was erased since the page was opened is led back to
 * what is left of it and told so; to everybody else it is not there.
 */
@ControllerAdvice(basePackageClasses = ErasedMeanwhile.class)
class ErasedMeanwhile {
  static final String WRONG = "client.wrong.erased";

  private final ListClients list;

  ErasedMeanwhile(ListClients list) {
    this.list = list;
  }

  @ExceptionHandler(ResponseStatusException.class)
  String back(
      ResponseStatusException refused,
      Acting acting,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    if (refused.getStatusCode() != HttpStatus.NOT_FOUND || !acting.may(Action.SEE_CLIENTS))
      throw refused;
    var id = IdInPath.of(request).map(ClientId::new).orElseThrow(() -> refused);
    if (list.one(acting, id).filter(ClientFile::erased).isEmpty()) throw refused;
    redirect.addFlashAttribute("refused", WRONG);
    return ClientPages.to(acting, "/" + id);
  }
}
