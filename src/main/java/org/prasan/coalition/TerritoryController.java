package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the coalition works: a map, a table, and the settings of both. */
@Controller
@RefusalsNoted("territory")
class TerritoryController {
  private static final int WIDE = 720;
  private static final int NARROW = 328;
  private static final String BOUNDARIES = "coalition/boundaries";

  private final Territory territory;
  private final SetTerritory set;
  private final Boundaries boundaries;
  private final UploadBoundaries upload;
  private final ObjectProvider<OrganizationsByDistrict> organizations;
  private final MessageSource messages;

  TerritoryController(
      Territory territory,
      SetTerritory set,
      Boundaries boundaries,
      UploadBoundaries upload,
      ObjectProvider<OrganizationsByDistrict> organizations,
      MessageSource messages) {
    this.territory = territory;
    this.set = set;
    this.boundaries = boundaries;
    this.upload = upload;
    this.organizations = organizations;
    this.messages = messages;
  }

  /**
   * The districts chosen.
   *
   * @param shown those that were chosen when the page was opened
   */
  record DistrictsForm(@Nullable Set<String> districts, @Nullable Set<String> shown) {}

  /** The districts of one province, of which some are chosen. */
  record InProvince(Province province, List<District> districts, Set<String> chosen) {
    public boolean isTouched() {
      return districts.stream().anyMatch(district -> chosen.contains(district.code()));
    }
  }

  /** A file with outlines, and whom to credit for it. */
  record BoundariesForm(@Nullable MultipartFile file, @Nullable String credit) {}

  @Bean
  static NavigationEntry territoryEntry() {
    return new NavigationEntry(
        "coalition.territory.title", "map-pin", "/territory", Action.SEE_PUBLIC_PAGES, 46, false);
  }

  @GetMapping("/{coalition}/territory")
  @Permit(Action.SEE_PUBLIC_PAGES)
  String show(Acting acting, Locale locale, Model model) {
    PublicFace.require(acting);
    var coalition = acting.coalitionId();
    var districts = territory.districts(coalition);
    var brought = boundaries.of(coalition);
    var counts = counts(acting);
    model.addAttribute("districts", districts);
    model.addAttribute("brought", brought.orElse(null));
    model.addAttribute("counts", counts);
    model.addAttribute(
        "subdistricts",
        territory.subdistricts(coalition).stream()
            .collect(Collectors.groupingBy(Subdistrict::district)));
    if (!districts.isEmpty()) {
      var outlines = brought.map(Boundaries.Brought::outlines).orElse(null);
      model.addAttribute(
          "wide", map(acting, districts, counts, outlines, locale, WIDE, "map-wide"));
      model.addAttribute(
          "slim", map(acting, districts, counts, outlines, locale, NARROW, "map-slim"));
    }
    return "coalition/territory";
  }

  private String map(
      Acting acting,
      List<District> districts,
      Map<String, Integer> counts,
      @Nullable Outlines outlines,
      Locale locale,
      int width,
      String id) {
    return new TerritoryMap(
            acting.coalition(), districts, counts, outlines, locale, messages, width)
        .draw(id);
  }

  private Map<String, Integer> counts(Acting acting) {
    var counts = new HashMap<String, Integer>();
    organizations.stream().forEach(source -> counts.putAll(source.count(acting.coalitionId())));
    return counts;
  }

  @GetMapping("/{coalition}/territory/districts")
  @Permit(Action.EDIT_CHARTER)
  String form(Acting acting, Model model) {
    var chosen =
        territory.districts(acting.coalitionId()).stream()
            .map(District::code)
            .collect(Collectors.toSet());
    model.addAttribute("form", new DistrictsForm(chosen, chosen));
    var known = territory.knownDistricts();
    model.addAttribute(
        "provinces",
        territory.knownProvinces().stream()
            .map(one -> new InProvince(one, known.stream().filter(one::holds).toList(), chosen))
            .filter(one -> !one.districts().isEmpty())
            .toList());
    model.addAttribute("unsaid", chosen.isEmpty());
    return "coalition/districts";
  }

  @PostMapping("/{coalition}/territory/districts")
  @Permit(Action.EDIT_CHARTER)
  String save(
      Acting acting, @ModelAttribute("form") DistrictsForm form, RedirectAttributes redirect) {
    set.change(
        acting,
        Objects.requireNonNullElse(form.shown(), Set.of()),
        Objects.requireNonNullElse(form.districts(), Set.of()));
    redirect.addFlashAttribute("flash", "web.saved");
    return "redirect:/" + acting.coalition().slug() + "/territory";
  }

  @PostMapping("/{coalition}/territory/districts/later")
  @Permit(Action.EDIT_CHARTER)
  String later(Acting acting, RedirectAttributes redirect) {
    set.later(acting);
    redirect.addFlashAttribute("flash", "coalition.territory.set-aside");
    return "redirect:/" + acting.coalition().slug() + "/home";
  }

  @GetMapping("/{coalition}/territory/boundaries")
  @Permit(Action.UPLOAD_BOUNDARIES)
  String boundaries(Acting acting, Model model) {
    model.addAttribute("form", new BoundariesForm(null, ""));
    return brought(acting, model);
  }

  private String brought(Acting acting, Model model) {
    model.addAttribute("brought", boundaries.of(acting.coalitionId()).orElse(null));
    model.addAttribute("elsewhere", elsewhere(acting));
    return BOUNDARIES;
  }

  /** Districts whose centre lies outside the outline that was brought for them. */
  private List<District> elsewhere(Acting acting) {
    var brought = boundaries.of(acting.coalitionId());
    if (brought.isEmpty()) return List.of();
    var outlines = brought.get().outlines();
    return territory.districts(acting.coalitionId()).stream()
        .filter(district -> !outlines.holdsCentreOf(district))
        .toList();
  }

  @PostMapping("/{coalition}/territory/boundaries")
  @Permit(Action.UPLOAD_BOUNDARIES)
  String upload(
      Acting acting,
      @ModelAttribute("form") BoundariesForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect)
      throws IOException {
    var check = new FormCheck(errors);
    var file = form.file();
    if (file == null || file.isEmpty()) check.wrong("file", "web.wrong.file");
    var credit = check.limited("credit", form.credit(), FormCheck.NAME);
    if (!check.refused() && file != null && uploaded(acting, file, credit, check)) {
      redirect.addFlashAttribute("flash", "coalition.boundaries.uploaded");
      return "redirect:/"
          + acting.coalition().slug()
          + (elsewhere(acting).isEmpty() ? "/territory" : "/territory/boundaries");
    }
    return Refused.form(response, brought(acting, model));
  }

  private boolean uploaded(Acting acting, MultipartFile file, String credit, FormCheck check)
      throws IOException {
    if (file.getSize() > UploadBoundaries.MOST_BYTES) {
      check.wrong("file", "coalition.boundaries.TOO_LARGE");
      return false;
    }
    switch (upload.upload(acting, file.getBytes(), name(file), credit)) {
      case UploadBoundaries.Outcome.Uploaded _ -> {
        return true;
      }
      case UploadBoundaries.Outcome.TooLarge() ->
          check.wrong("file", "coalition.boundaries.TOO_LARGE");
      case UploadBoundaries.Outcome.WithoutCredit() ->
          check.wrong("credit", "coalition.boundaries.without-credit");
      case UploadBoundaries.Outcome.Wrong(var fault, var where) ->
          check.wrong("file", "coalition.boundaries." + fault, where);
    }
    return false;
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    if (name == null || name.isBlank()) return "geojson";
    return name.length() <= 200 ? name : name.substring(0, 200);
  }

  @GetMapping("/{coalition}/territory/boundaries/remove")
  @Permit(Action.UPLOAD_BOUNDARIES)
  String askRemove(Acting acting, Model model) {
    var brought = boundaries.of(acting.coalitionId()).orElseThrow(PillarController::notFound);
    var base = "/" + acting.coalition().slug() + "/territory";
    Confirmation.ask(
        model,
        "coalition.boundaries.remove",
        brought.fileName(),
        base + "/boundaries/remove",
        base);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/territory/boundaries/remove")
  @Permit(Action.UPLOAD_BOUNDARIES)
  String remove(Acting acting, RedirectAttributes redirect) {
    upload.remove(acting);
    redirect.addFlashAttribute("flash", "coalition.boundaries.removed");
    return "redirect:/" + acting.coalition().slug() + "/territory";
  }
}
