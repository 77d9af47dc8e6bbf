package org.prasan.directory;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** What the service is, and for which need. */
record BasicsForm(
    @Nullable Integer version,
    @Nullable String organization,
    @Nullable String th,
    @Nullable String en,
    @Nullable String alternateName,
    @Nullable String status,
    @Nullable List<String> needs,
    @Nullable String alertTh,
    @Nullable String alertEn,
    @Nullable String url)
    implements SectionForm {
  static final BasicsForm EMPTY =
      new BasicsForm(0, null, null, null, null, "ACTIVE", List.of(), null, null, null);

  static BasicsForm of(Service service) {
    var basics = service.basics();
    return new BasicsForm(
        service.version(),
        service.organization().toString(),
        basics.name().th(),
        basics.name().en(),
        basics.alternateName(),
        basics.status().name(),
        basics.needs(),
        Typed.th(basics.alert()),
        Typed.en(basics.alert()),
        basics.url());
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var name = check.both("th", th, "en", en, Typed.LINE);
    var other = Typed.line(check, "alternateName", alternateName);
    var alert = check.bothIfAny("alertTh", alertTh, "alertEn", alertEn, 500);
    var address = website(check);
    var wanted = Typed.list(needs);
    if (wanted.isEmpty()) check.wrong("needs", "directory.wrong.needs");
    var chosen = Typed.chosen(status == null ? null : List.of(status), Service.Status.values());
    return service ->
        service.with(
            new Service.Basics(
                name,
                other,
                service.basics().description(),
                chosen.isEmpty() ? service.basics().status() : chosen.getFirst(),
                wanted,
                alert,
                address,
                service.basics().email()));
  }

  private @Nullable String website(FormCheck check) {
    var typed = Typed.line(check, "url", url);
    if (typed == null || typed.matches("https?://[^\\s/@]+\\.[^\\s@]+")) return typed;
    check.wrong("url", "directory.wrong.url");
    return null;
  }
}
