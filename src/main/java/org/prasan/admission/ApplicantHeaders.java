package org.prasan.admission;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What lies behind the link of an application is nothing for search engines. */
@ControllerAdvice(
    assignableTypes = {
      ApplicantController.class,
      ApplicantPartsController.class,
      ApplicantPapersController.class,
      ApplicantReadsController.class
    })
class ApplicantHeaders {
  @ModelAttribute
  void hide(HttpServletResponse response) {
    response.setHeader("X-Robots-Tag", "noindex");
  }
}
