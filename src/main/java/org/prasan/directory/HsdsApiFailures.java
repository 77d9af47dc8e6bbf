package org.prasan.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** Programs are told of a refusal as problem details (RFC 9457) and not by a page. */
@ControllerAdvice(assignableTypes = HsdsApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class HsdsApiFailures {
  @ExceptionHandler(ResponseStatusException.class)
  ResponseEntity<ProblemDetail> refused(ResponseStatusException refused) {
    return problem(refused.getStatusCode(), null);
  }

  /** An id that is none leads nowhere, like one that is not there. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<ProblemDetail> noSuchId() {
    return problem(HttpStatus.NOT_FOUND, null);
  }

  @ExceptionHandler(HsdsQuestion.Refused.class)
  ResponseEntity<ProblemDetail> notAnswered(HsdsQuestion.Refused refused) {
    return problem(HttpStatus.BAD_REQUEST, refused.getMessage());
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatusCode status, @Nullable String detail) {
    var problem = ProblemDetail.forStatus(status);
    problem.setDetail(detail);
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
