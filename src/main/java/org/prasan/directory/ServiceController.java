package org.prasan.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prasan.calendar.Holidays;
import org.prasan.language.Dates;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.PersonNames;
import org.prasan.web.Facet;
import org.prasan.web.Permit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The register of services, the services of one's own organization, and the page of each. */
@Controller
class ServiceController {
  private final Register register;
  private final ReadServices read;
  private final EditService edit;
  private final Readers readers;
  private final HitLines lines;
  private final ServiceWords words;
  private final Choices choices;
  private final Holidays holidays;
  private final Dates dates;
  private final PersonNames names;

  ServiceController(
      Register register,
      ReadServices read,
      EditService edit,
      Readers readers,
      HitLines lines,
      ServiceWords words,
      Choices choices,
      Holidays holidays,
      Dates dates,
      PersonNames names) {
    this.register = register;
    this.read = read;
    this.edit = edit;
    this.readers = readers;
    this.lines = lines;
    this.words = words;
    this.choices = choices;
    this.holidays = holidays;
    this.dates = dates;
    this.names = names;
  }

  @GetMapping("/{coalition}/services/register")
  @Permit(Action.SEE_SERVICES)
  String register(Acting acting, RegisterFilter filter, Locale locale, Model model) {
    var reader = readers.of(acting);
    var base = base(acting) + "/register";
    var named = register.named(acting.coalitionId(), reader, filter.q()).orElse(null);
    if (named != null) return "redirect:" + base(acting) + "/" + named;
    var page = register.page(acting.coalitionId(), reader, filter);
    model.addAttribute("filter", filter);
    model.addAttribute("base", base);
    model.addAttribute("services", base(acting));
    model.addAttribute("total", page.total());
    model.addAttribute("lines", lines.of(acting, read.all(acting, page.ids()), locale));
    model.addAttribute(
        "more", page.next() == null ? null : base + filter.after(page.next().value()).query());
    model.addAttribute("facets", facets(acting, base, filter, locale));
    if (page.total() == 0 && filter.q() != null)
      model.addAttribute(
          "suggestion", register.insteadOf(acting.coalitionId(), reader, filter.q()).orElse(null));
    return "directory/register";
  }

  private List<Facet> facets(Acting acting, String base, RegisterFilter filter, Locale locale) {
    var organization = filter.organization();
    return List.of(
        facet("need", base, filter.need(), words.topNeeds(), filter::withNeed),
        facet(
            "district",
            base,
            filter.district(),
            words.districtOptions(acting.coalitionId()),
            filter::withDistrict),
        facet(
            "status",
            base,
            filter.status() == null ? null : filter.status().name(),
            choices.enums("directory.status.", Arrays.asList(Service.Status.values())),
            value -> filter.withStatus(value == null ? null : Service.Status.valueOf(value))),
        facet(
            "organization",
            base,
            organization == null ? null : organization.toString(),
            choices.organizations(acting, locale),
            value -> filter.withOrganization(value == null ? null : OrganizationId.of(value))));
  }

  private static Facet facet(
      String name,
      String base,
      @Nullable String chosen,
      Map<String, String> options,
      Function<@Nullable String, RegisterFilter> with) {
    return Facet.of(
        "directory.filter." + name, chosen, value -> base + with.apply(value).query(), options);
  }

  @GetMapping("/{coalition}/services/mine")
  @Permit(Action.EDIT_SERVICES)
  String mine(Acting acting, Locale locale, Model model) {
    var own =
        acting.organization() == null
            ? List.<Service>of()
            : read.ofOrganization(acting, acting.organization());
    model.addAttribute("lines", lines.of(acting, own, locale));
    model.addAttribute("services", base(acting));
    return "directory/mine";
  }

  @GetMapping("/{coalition}/services/{id}")
  @Permit(Action.SEE_SERVICES)
  String show(Acting acting, @PathVariable ServiceId id, Locale locale, Model model) {
    var seen = read.one(acting, id).orElseThrow(ServiceController::notThere);
    var service = seen.service();
    var whole = edit.open(acting, id, null).orElse(null);
    model.addAttribute("service", service);
    model.addAttribute("line", lines.of(acting, List.of(service), locale).getFirst());
    model.addAttribute("open", words.openNow(service, holidays.of(acting.coalitionId())));
    model.addAttribute("served", words.districts(service, acting.coalitionId()));
    model.addAttribute("services", base(acting));
    model.addAttribute("base", base(acting) + "/" + id);
    model.addAttribute("assurer", assurer(acting, service, locale));
    model.addAttribute("confidential", seen.isConfidential());
    model.addAttribute("sections", whole == null ? List.of() : sections(acting, whole));
    model.addAttribute("untold", whole == null ? List.of() : untold(acting, whole));
    model.addAttribute("kept", whole == null ? null : kept(acting, whole));
    model.addAttribute("next", whole == null ? null : next(whole));
    model.addAttribute(
        "changed", words.say("directory.changed", dates.full(service.changed().at())));
    model.addAttribute("audience", "directory.seen." + service.confidentiality().level());
    return "directory/show";
  }

  /** None for who may not read the contacts: it is one of the people there. */
  private @Nullable String assurer(Acting acting, Service service, Locale locale) {
    var by = service.assurance().by();
    if (by == null) return service.assurance().email();
    var name = names.named(acting.coalitionId(), List.of(by)).get(by);
    return name == null ? null : name.in(locale);
  }

  /** The sections that this person may rewrite, as the last part of their address. */
  private List<String> sections(Acting acting, Service whole) {
    var sections = new ArrayList<String>();
    for (var section : Section.values())
      if (edit.mayEdit(acting, whole, section.part())) sections.add(section.word());
    if (edit.mayOpenUp(acting, whole)) sections.add("confidentiality");
    return sections;
  }

  /** Of them those that say nothing yet: what is left to do for who adds a service. */
  private List<String> untold(Acting acting, Service whole) {
    return Stream.of(Section.values())
        .filter(section -> section.untoldIn(whole))
        .filter(section -> edit.mayEdit(acting, whole, section.part()))
        .map(Section::word)
        .toList();
  }

  /** What its organization has to do with it by the day of its review; none without such a day. */
  private static @Nullable String next(Service whole) {
    var sure = whole.assurance();
    if (sure.reviewBy() == null || whole.basics().status() == Service.Status.DEFUNCT) return null;
    return sure.on() == null ? "directory.next.complete" : "directory.next.review";
  }

  /** How closely it is kept; only for who may decide it. */
  private @Nullable Confidentiality kept(Acting acting, Service whole) {
    return edit.mayOpenUp(acting, whole) ? whole.confidentiality() : null;
  }

  static String base(Acting acting) {
    return "/" + acting.coalition().slug() + "/services";
  }

  static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
