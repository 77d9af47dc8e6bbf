package org.prasan.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Holidays;
import org.prasan.directory.Service.Phone;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.stereotype.Component;

/** Services that were found, as lines of a page. */
@Component
class HitLines {
  private final ServiceWords words;
  private final OrganizationNames organizations;
  private final Holidays holidays;

  HitLines(ServiceWords words, OrganizationNames organizations, Holidays holidays) {
    this.words = words;
    this.organizations = organizations;
    this.holidays = holidays;
  }

  /** A service on a list. */
  record Line(
      Service service,
      String name,
      String organization,
      String needs,
      String forWhom,
      String languages,
      String place,
      List<Phone> phones,
      String open,
      String room,
      String roomState,
      String roomAgo,
      @Nullable String alert,
      List<String> why) {}

  List<Line> of(Acting acting, WhoCanHelp.Found found, Wish wish, Locale locale) {
    var services = found.hits().stream().map(WhoCanHelp.Hit::service).toList();
    var lines = of(acting, services, locale);
    return found.hits().stream()
        .map(
            hit -> {
              var line = lines.get(services.indexOf(hit.service()));
              return with(line, words.why(hit.ranked(), wish, hit.service()));
            })
        .toList();
  }

  List<Line> of(Acting acting, List<Service> services, Locale locale) {
    var ids = new HashSet<OrganizationId>();
    services.forEach(service -> ids.add(service.organization()));
    var names = organizations.named(acting.coalitionId(), ids);
    var free = holidays.of(acting.coalitionId());
    return services.stream()
        .map(
            service -> {
              var organization = names.get(service.organization());
              var alert = service.basics().alert();
              return new Line(
                  service,
                  service.name().in(locale),
                  organization == null ? "" : organization.in(locale),
                  words.needs(service),
                  words.forWhom(service),
                  words.languages(service),
                  words.place(service, acting.coalitionId()),
                  service.reach().phones(),
                  words.openNow(service, free),
                  words.room(service.capacity()),
                  words.roomState(service.capacity()),
                  words.ago(service.capacity().updatedAt()),
                  alert == null ? null : alert.in(locale),
                  List.of());
            })
        .toList();
  }

  private static Line with(Line line, List<String> why) {
    return new Line(
        line.service(),
        line.name(),
        line.organization(),
        line.needs(),
        line.forWhom(),
        line.languages(),
        line.place(),
        line.phones(),
        line.open(),
        line.room(),
        line.roomState(),
        line.roomAgo(),
        line.alert(),
        why);
  }
}
