package org.prasan.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.prasan.tenancy.NotPermitted;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Turns refusals that any page may meet into the status of the error page that explains them. */
@ControllerAdvice
class Failures {
  /** For the error page: which action was refused. */
  static final String REFUSED = Failures.class.getName() + ".refused";

  @ExceptionHandler(NotPermitted.class)
  void notPermitted(NotPermitted refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(REFUSED, refused.action());
    response.sendError(HttpStatus.FORBIDDEN.value());
  }

  /** An id that is none leads nowhere, like one that is not there. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  void noSuchId(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.NOT_FOUND.value());
  }

  /** Many type a slash at the end, which no page of ours has. */
  @ExceptionHandler(NoHandlerFoundException.class)
  void noSuchPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var page = LocalPath.orNull(request.getRequestURI().replaceFirst("/+$", ""));
    if (page != null && request.getMethod().equals("GET") && request.getRequestURI().endsWith("/"))
      response.sendRedirect(page);
    else response.sendError(HttpStatus.NOT_FOUND.value());
  }

  @ExceptionHandler({BrokenForm.class, MultipartException.class})
  void brokenForm(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.UNPROCESSABLE_CONTENT.value());
  }

  @ExceptionHandler(OptimisticLockingFailureException.class)
  void changedMeanwhile(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.CONFLICT.value());
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  void tooLarge(HttpServletResponse response) throws IOException {
    response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
  }
}
