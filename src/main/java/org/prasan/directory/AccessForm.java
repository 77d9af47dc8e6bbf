package org.prasan.directory;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** How one gets the service, what to bring, and what it costs. */
record AccessForm(
    @Nullable Integer version,
    @Nullable String process,
    @Nullable String waitTime,
    @Nullable String documents,
    @Nullable Boolean free,
    @Nullable String fees,
    @Nullable String accreditations,
    @Nullable String licenses)
    implements SectionForm {
  static AccessForm of(Service service) {
    var access = service.access();
    return new AccessForm(
        service.version(),
        access.applicationProcess(),
        access.waitTime(),
        String.join("\n", access.documents()),
        access.free(),
        access.fees(),
        access.accreditations(),
        access.licenses());
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var access =
        new Service.Access(
            Typed.text(check, "process", process),
            Typed.line(check, "waitTime", waitTime),
            Typed.lines(check, "documents", documents),
            Boolean.TRUE.equals(free),
            Typed.text(check, "fees", fees),
            Typed.text(check, "accreditations", accreditations),
            Typed.text(check, "licenses", licenses));
    return service -> service.with(access);
  }
}
