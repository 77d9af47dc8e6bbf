package org.prasan.directory;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** What the service does, in some sentences. */
record DescriptionForm(@Nullable Integer version, @Nullable String th, @Nullable String en)
    implements SectionForm {
  static DescriptionForm of(Service service) {
    var text = service.basics().description();
    return new DescriptionForm(service.version(), Typed.th(text), Typed.en(text));
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var text = check.bothIfAny("th", th, "en", en, Typed.TEXT);
    return service -> {
      var now = service.basics();
      return service.with(
          new Service.Basics(
              now.name(),
              now.alternateName(),
              text,
              now.status(),
              now.needs(),
              now.alert(),
              now.url(),
              now.email()));
    };
  }
}
