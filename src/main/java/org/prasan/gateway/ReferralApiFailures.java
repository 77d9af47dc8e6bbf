package org.prasan.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.prasan.audit.Refusals;
import org.prasan.referral.Fault;
import org.prasan.tenancy.NotPermitted;
import org.prasan.web.IdTaken;
import org.prasan.web.ToPrograms;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Programs are told of a refusal as problem details (RFC 9457), in Thai unless they ask. */
@ControllerAdvice(assignableTypes = ReferralApiController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReferralApiFailures {
  private final MessageSource messages;
  private final ToPrograms programs;

  ReferralApiFailures(MessageSource messages, ToPrograms programs) {
    this.messages = messages;
    this.programs = programs;
  }

  @ExceptionHandler(Refused.class)
  ResponseEntity<?> refused(Refused refused, HttpServletRequest request) {
    if (refused.status() == HttpStatus.UNAUTHORIZED)
      return ResponseEntity.status(refused.status())
          .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
          .build();
    var language = ToPrograms.language(request);
    var key = refused.key();
    Refusals.because(request, reasons(refused));
    var problem = ProblemDetail.forStatus(refused.status());
    problem.setTitle(programs.title(refused.status().value(), language));
    if (key != null) {
      problem.setDetail(say(key, language));
      problem.setProperty("code", key);
    }
    if (refused.open() != null) problem.setProperty("open", refused.open());
    if (!refused.faults().isEmpty())
      problem.setProperty("errors", errors(refused.faults(), language));
    return told(problem);
  }

  /** An id that is none leads nowhere, like one that is not there. */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<?> noSuchId(
      MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
    boolean id = mismatch.getName().equals("id");
    return refused(
        id
            ? Refused.with(HttpStatus.NOT_FOUND)
            : Refused.because(HttpStatus.BAD_REQUEST, "gateway.unreadable"),
        request);
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    HttpMediaTypeNotSupportedException.class
  })
  ResponseEntity<?> unreadable(HttpServletRequest request) {
    return refused(Refused.because(HttpStatus.BAD_REQUEST, "gateway.unreadable"), request);
  }

  /** Under that key something else was done before. */
  @ExceptionHandler(IdTaken.class)
  ResponseEntity<?> keyUsed(HttpServletRequest request) {
    var header = request.getRequestURI().endsWith("/referrals") ? "Idempotency-Key" : "Step-Id";
    return refused(
        Refused.wrong(List.of(new Fault(header, "referral.wrong.other-body", List.of()))), request);
  }

  @ExceptionHandler(NotPermitted.class)
  ResponseEntity<?> notPermitted(HttpServletRequest request) {
    return refused(Refused.because(HttpStatus.FORBIDDEN, "gateway.out-of-scope"), request);
  }

  private static List<String> reasons(Refused refused) {
    return Stream.concat(
            Stream.ofNullable(refused.key()), refused.faults().stream().map(Fault::key))
        .toList();
  }

  private List<Map<String, String>> errors(List<Fault> faults, Locale language) {
    return faults.stream()
        .map(
            fault ->
                Map.of(
                    "field", fault.field(),
                    "code", fault.key(),
                    "message", say(fault.key(), language, fault.arguments().toArray())))
        .toList();
  }

  /** What a page says of itself is said otherwise to a program; the code stays. */
  private String say(String key, Locale language, Object... arguments) {
    var forPrograms = messages.getMessage("gateway.said." + key, arguments, null, language);
    return forPrograms == null ? messages.getMessage(key, arguments, language) : forPrograms;
  }

  private static ResponseEntity<ProblemDetail> told(ProblemDetail problem) {
    var answer =
        ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    return problem.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value()
        ? answer.header(HttpHeaders.RETRY_AFTER, "60").body(problem)
        : answer.body(problem);
  }
}
