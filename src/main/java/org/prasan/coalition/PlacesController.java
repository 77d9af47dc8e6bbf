package org.prasan.coalition;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.exchange.UploadedTable;
import org.prasan.language.Visible;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The provinces whose districts the installation knows, for its operator. */
@Controller
@RefusalsNoted("places")
class PlacesController {
  private static final String ADDRESS = "/installation/districts";
  private static final String PAGE = "coalition/places";
  private static final int ROWS_SHOWN = 20;

  private final Territory territory;
  private final BringPlaces bring;

  PlacesController(Territory territory, BringPlaces bring) {
    this.territory = territory;
    this.bring = bring;
  }

  /** A table of places. */
  record PlacesForm(@Nullable MultipartFile file) {}

  @GetMapping(ADDRESS)
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String show(Model model) {
    model.addAttribute("form", new PlacesForm(null));
    return page(model);
  }

  @PostMapping(ADDRESS)
  @Permit(Action.LOOK_AFTER_INSTALLATION)
  String bring(
      Acting acting,
      @ModelAttribute("form") PlacesForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect)
      throws IOException {
    var check = new FormCheck(errors);
    var file = form.file();
    if (file == null || file.isEmpty()) check.wrong("file", "web.wrong.file");
    else {
      var brought = read(acting, file, check, model);
      if (brought != null) {
        redirect.addFlashAttribute("flash", "coalition.places.brought");
        redirect.addFlashAttribute("flashArgument", brought.districts().size());
        return "redirect:" + ADDRESS;
      }
    }
    page(model);
    return Refused.form(response, PAGE);
  }

  private @Nullable PlaceList read(Acting acting, MultipartFile file, FormCheck check, Model model)
      throws IOException {
    UploadedTable table;
    try (var content = file.getInputStream()) {
      table = UploadedTable.read(content);
    }
    switch (table) {
      case UploadedTable.Refused no ->
          check.wrong("file", no.messageKey(), no.messageArguments().toArray());
      case UploadedTable.Legible garbled when garbled.isGarbled() ->
          check.wrong("file", "exchange.upload.garbled");
      case UploadedTable.Legible legible -> {
        switch (bring.bring(acting, legible, Visible.line(name(file)))) {
          case PlaceList.Reading.Read(var places) -> {
            return places;
          }
          case PlaceList.Reading.Refused(var rows) -> {
            check.wrong("file", "coalition.places.wrong", rows.size());
            model.addAttribute("wrong", rows.stream().limit(ROWS_SHOWN).toList());
            model.addAttribute("more", Math.max(0, rows.size() - ROWS_SHOWN));
          }
        }
      }
    }
    return null;
  }

  private static String name(MultipartFile file) {
    var name = file.getOriginalFilename();
    if (name == null || name.isBlank()) return "-";
    return name.length() <= 200 ? name : name.substring(0, 200);
  }

  /** A province and how many of its districts are known. */
  record Line(Province province, long districts) {}

  private String page(Model model) {
    var districts = territory.knownDistricts();
    List<Line> lines =
        territory.knownProvinces().stream()
            .map(one -> new Line(one, districts.stream().filter(one::holds).count()))
            .toList();
    model.addAttribute("lines", lines);
    return PAGE;
  }
}
