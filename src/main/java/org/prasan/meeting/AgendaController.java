package org.prasan.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Refusals;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.StoreOutcome;
import org.prasan.files.Upload;
import org.prasan.language.Digits;
import org.prasan.language.Visible;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.Confirmation;
import org.prasan.web.FormCheck;
import org.prasan.web.Permit;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which the office writes the agenda. */
@Controller
@RefusalsNoted("meeting")
class AgendaController {
  private static final int LONGEST_PASTE = 200_000;
  private static final int MOST_NAMED = 10;

  private final MeetingPages pages;
  private final EditAgenda edit;
  private final MeetingNames names;
  private final MeetingWords words;

  AgendaController(MeetingPages pages, EditAgenda edit, MeetingNames names, MeetingWords words) {
    this.pages = pages;
    this.edit = edit;
    this.names = names;
    this.words = words;
  }

  /** Many items at once: each line becomes one. */
  record PasteForm(@Nullable Integer heading, @Nullable String lines) {}

  @GetMapping("/{coalition}/meetings/{id}/items/new")
  @Permit(Action.ARRANGE_MEETINGS)
  String fresh(
      Acting acting,
      @PathVariable MeetingId id,
      @RequestParam(defaultValue = "1") int heading,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    model.addAttribute("form", ItemForm.fresh(heading));
    return itemPage(acting, dossier, null, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/new")
  @Permit(Action.ARRANGE_MEETINGS)
  String add(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") ItemForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    var facts = read(acting, form, new FormCheck(errors));
    if (facts == null || form.id() == null)
      return MeetingPages.wrong(response, itemPage(acting, dossier, null, locale, model));
    int heading = Objects.requireNonNullElse(form.heading(), 0);
    var outcome = edit.add(acting, id, new ItemId(form.id()), heading, facts);
    if (outcome instanceof EditAgenda.TooMany(var most, var wanted)) {
      errors.reject("meeting.wrong.too-many", new Object[] {most, wanted}, "");
      return MeetingPages.wrong(response, itemPage(acting, dossier, null, locale, model));
    }
    return done(acting, id, outcome, "meeting.item.added", model, response, redirect);
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  private Item.@Nullable Facts read(Acting acting, ItemForm form, FormCheck check) {
    var presents = form.presenterOrganization();
    if (presents != null && !names.known(acting.coalitionId(), new OrganizationId(presents)))
      check.wrong("presenterOrganization", "web.wrong.choose");
    return form.read(check);
  }

  @GetMapping("/{coalition}/meetings/{id}/items/{item}/edit")
  @Permit(Action.ARRANGE_MEETINGS)
  String form(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    var line = dossier.agenda().line(item).orElseThrow(MeetingPages::notFound);
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    model.addAttribute("form", ItemForm.of(line.item()));
    return itemPage(acting, dossier, line.item(), locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/{item}/edit")
  @Permit(Action.ARRANGE_MEETINGS)
  String save(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @ModelAttribute("form") ItemForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    var line = dossier.agenda().line(item).orElseThrow(MeetingPages::notFound);
    var facts = read(acting, form, new FormCheck(errors));
    if (facts == null)
      return MeetingPages.wrong(response, itemPage(acting, dossier, line.item(), locale, model));
    int heading = Objects.requireNonNullElse(form.heading(), 0);
    int basis = Objects.requireNonNullElse(form.version(), -1);
    var outcome = edit.edit(acting, id, item, basis, heading, facts);
    if (outcome instanceof EditAgenda.ChangedMeanwhile(var now)) {
      errors.reject("meeting.wrong.item-meanwhile", "");
      model.addAttribute("other", now);
      model.addAttribute("newBasis", now.version());
      return MeetingPages.wrong(response, itemPage(acting, dossier, line.item(), locale, model));
    }
    return done(acting, id, outcome, "web.saved", model, response, redirect);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/{item}/move")
  @Permit(Action.ARRANGE_MEETINGS)
  String move(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @RequestParam EditAgenda.Way way,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = edit.move(acting, id, item, way);
    return done(acting, id, outcome, "meeting.item.placed", model, response, redirect);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/{item}/place")
  @Permit(Action.ARRANGE_MEETINGS)
  String place(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @RequestParam(defaultValue = "") String place,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var digits = Digits.toAscii(FormCheck.plain(place));
    if (!digits.matches("\\d{1,4}")) {
      redirect.addFlashAttribute("flash", "meeting.wrong.place");
      return MeetingPages.to(acting, id);
    }
    var outcome = edit.place(acting, id, item, Integer.parseInt(digits));
    return done(acting, id, outcome, "meeting.item.placed", model, response, redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/items/{item}/remove")
  @Permit(Action.ARRANGE_MEETINGS)
  String askRemove(
      Acting acting, @PathVariable MeetingId id, @PathVariable ItemId item, Model model) {
    var dossier = pages.open(acting, id, model);
    var line = dossier.agenda().line(item).orElseThrow(MeetingPages::notFound);
    var url = MeetingPages.base(acting) + "/" + id;
    Confirmation.ask(
        model,
        "meeting.item.remove.sure",
        line.item().title(),
        url + "/items/" + item + "/remove",
        url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/meetings/{id}/items/{item}/remove")
  @Permit(Action.ARRANGE_MEETINGS)
  String remove(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = edit.remove(acting, id, item);
    return done(acting, id, outcome, "meeting.item.removed", model, response, redirect);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/{item}/carry-on")
  @Permit(Action.ARRANGE_MEETINGS)
  String carryOn(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @RequestParam(defaultValue = "false") boolean stays,
      @RequestParam(defaultValue = "AGENDA") From from,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = edit.carryOn(acting, id, item, stays);
    var flash = stays ? "meeting.item.copied" : "meeting.item.moved";
    if (!(outcome instanceof EditAgenda.Done))
      return done(acting, id, outcome, flash, model, response, redirect);
    redirect.addFlashAttribute("flash", flash);
    return MeetingPages.to(acting, id)
        + switch (from) {
          case AGENDA -> "#agenda";
          case ROOM -> "/room?item=" + item;
          case CLOSE -> "/close";
        };
  }

  /** The page from which an item is sent on, and to which one comes back. */
  enum From {
    AGENDA,
    ROOM,
    CLOSE
  }

  @GetMapping("/{coalition}/meetings/{id}/items/paste")
  @Permit(Action.ARRANGE_MEETINGS)
  String pasteForm(
      Acting acting,
      @PathVariable MeetingId id,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    model.addAttribute("form", new PasteForm(consideration(dossier), ""));
    return pastePage(dossier, locale, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/paste")
  @Permit(Action.ARRANGE_MEETINGS)
  String paste(
      Acting acting,
      @PathVariable MeetingId id,
      @ModelAttribute("form") PasteForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    var check = new FormCheck(errors);
    if (form.heading() == null) check.wrong("heading", "web.wrong.choose");
    var typed = check.words("lines", form.lines(), LONGEST_PASTE);
    var items =
        typed
            .lines()
            .map(Visible::line)
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .map(PastedLine::read)
            .toList();
    for (int at = 0; at < items.size() && !check.refused(); at++)
      if (items.get(at).title().length() > ItemForm.LONGEST_TITLE)
        check.wrong("lines", "meeting.wrong.long-line", at + 1, ItemForm.LONGEST_TITLE);
    if (check.refused()) return MeetingPages.wrong(response, pastePage(dossier, locale, model));
    var outcome = edit.paste(acting, id, Objects.requireNonNullElse(form.heading(), 0), items);
    if (outcome instanceof EditAgenda.TooMany(var most, var wanted)) {
      check.wrong("lines", "meeting.wrong.too-many", most, wanted);
      return MeetingPages.wrong(response, pastePage(dossier, locale, model));
    }
    if (outcome instanceof EditAgenda.Pasted(var added, var there)) {
      boolean all = there.isEmpty();
      redirect.addFlashAttribute("flash", all ? "meeting.item.pasted" : "meeting.item.pasted.some");
      redirect.addFlashAttribute("flashArgument", all ? added : told(added, there, locale));
      // What stands there already is read at the top of the page.
      return MeetingPages.to(acting, id) + (all ? "#agenda" : "");
    }
    return done(acting, id, outcome, "meeting.item.pasted", model, response, redirect);
  }

  /** How many were added, and which stand there already. */
  private String told(int added, List<EditAgenda.There> there, Locale locale) {
    var titles =
        there.stream()
            .limit(MOST_NAMED)
            .map(one -> called(one, locale))
            .collect(Collectors.joining("; "));
    return words.say(
        "meeting.item.pasted.there",
        locale,
        Integer.toString(added),
        Integer.toString(there.size()),
        there.size() > MOST_NAMED ? titles + " …" : titles);
  }

  private String called(EditAgenda.There one, Locale locale) {
    if (!one.lastsOtherwise()) return one.now().title();
    return words.say(
        "meeting.item.pasted.other-minutes",
        locale,
        one.now().title(),
        Integer.toString(one.pasted().minutes()),
        Integer.toString(one.now().minutes()));
  }

  @GetMapping("/{coalition}/meetings/{id}/items/{item}/papers")
  @Permit(Action.ARRANGE_MEETINGS)
  String papers(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      Model model,
      HttpServletResponse response) {
    var dossier = pages.open(acting, id, model);
    if (!Act.EDIT_AGENDA.possibleIn(dossier.state()))
      return MeetingPages.notNow(model, response, dossier.state());
    return papersPage(dossier, item, model);
  }

  @PostMapping("/{coalition}/meetings/{id}/items/{item}/papers")
  @Permit(Action.ARRANGE_MEETINGS)
  String addPaper(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable ItemId item,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var dossier = pages.open(acting, id, model);
    if (paper == null || paper.isEmpty()) {
      model.addAttribute("refusal", words.say("meeting.wrong.no-file", locale));
      Refusals.because(model, "meeting.wrong.no-file");
      return MeetingPages.wrong(response, papersPage(dossier, item, model));
    }
    var outcome = edit.addPaper(acting, id, item, Upload.of(paper));
    if (outcome instanceof EditAgenda.FileRefused(var why)
        && why instanceof StoreOutcome.Refused refused) {
      model.addAttribute("refusal", words.say(refused.key(), locale, refused.details()));
      Refusals.because(model, refused.key());
      return MeetingPages.wrong(response, papersPage(dossier, item, model));
    }
    return done(acting, id, outcome, "meeting.paper.added", model, response, redirect);
  }

  @GetMapping("/{coalition}/meetings/{id}/papers/{paper}/remove")
  @Permit(Action.ARRANGE_MEETINGS)
  String askRemovePaper(
      Acting acting, @PathVariable MeetingId id, @PathVariable UUID paper, Model model) {
    var its =
        pages.open(acting, id, model).papers().stream()
            .filter(one -> one.id().equals(paper))
            .findFirst()
            .orElseThrow(MeetingPages::notFound);
    var url = MeetingPages.base(acting) + "/" + id;
    Confirmation.ask(
        model,
        "meeting.paper.remove.sure",
        its.name(),
        url + "/papers/" + paper + "/remove",
        url + "/items/" + its.item() + "/papers");
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/meetings/{id}/papers/{paper}/remove")
  @Permit(Action.ARRANGE_MEETINGS)
  String removePaper(
      Acting acting,
      @PathVariable MeetingId id,
      @PathVariable UUID paper,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    var outcome = edit.removePaper(acting, id, paper);
    return done(acting, id, outcome, "meeting.paper.removed", model, response, redirect);
  }

  private static String papersPage(Dossier dossier, ItemId item, Model model) {
    model.addAttribute("line", dossier.agenda().line(item).orElseThrow(MeetingPages::notFound));
    model.addAttribute("kinds", EditAgenda.PAPERS.accept());
    return "meeting/papers";
  }

  private String done(
      Acting acting,
      MeetingId id,
      EditAgenda.Outcome outcome,
      String flash,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    return switch (outcome) {
      case EditAgenda.Done _ -> {
        redirect.addFlashAttribute("flash", flash);
        yield MeetingPages.to(acting, id) + "#agenda";
      }
      case EditAgenda.NotNow(var state) -> {
        pages.open(acting, id, model);
        yield MeetingPages.notNow(model, response, state);
      }
      case EditAgenda.HasOutcomes() -> {
        pages.open(acting, id, model);
        yield MeetingPages.refused(model, response, "meeting.wrong.has-outcomes");
      }
      case EditAgenda.NoNext() -> {
        pages.open(acting, id, model);
        yield MeetingPages.refused(model, response, "meeting.wrong.no-next");
      }
      case EditAgenda.TooMany _ -> {
        pages.open(acting, id, model);
        yield MeetingPages.refused(model, response, "meeting.wrong.next-full");
      }
      case EditAgenda.Pasted _, EditAgenda.ChangedMeanwhile _, EditAgenda.FileRefused _ ->
          throw new IllegalStateException("Told by its own page");
      case EditAgenda.NotFound() -> throw MeetingPages.notFound();
    };
  }

  private static int consideration(Dossier dossier) {
    var headings = dossier.meeting().headings();
    for (int at = 0; at < headings.size(); at++)
      if (headings.get(at).kind() == Heading.Kind.CONSIDERATION) return at + 1;
    return headings.size();
  }

  private String itemPage(
      Acting acting, Dossier dossier, @Nullable Item item, Locale locale, Model model) {
    model.addAttribute("item", item);
    model.addAttribute("headings", headings(dossier.meeting().headings(), locale));
    model.addAttribute("organizations", names.organizations(acting.coalitionId(), locale));
    return "meeting/item";
  }

  private static String pastePage(Dossier dossier, Locale locale, Model model) {
    model.addAttribute("headings", headings(dossier.meeting().headings(), locale));
    model.addAttribute("most", EditAgenda.MOST_ITEMS);
    return "meeting/paste";
  }

  private static Map<String, String> headings(List<Heading> all, Locale locale) {
    var headings = new LinkedHashMap<String, String>();
    for (int at = 0; at < all.size(); at++)
      headings.put(String.valueOf(at + 1), all.get(at).numbered(at + 1, locale));
    return headings;
  }
}
