package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.language.Digits;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.FormCheck;
import org.prasan.web.HomePart;
import org.prasan.web.Permit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The file of a client: read, noted in, closed, opened again, erased. */
@Controller
@RefusalsNoted("client")
class ClientController {
  private static final int LONGEST_NOTE = 20_000;

  private final ListClients list;
  private final ReadClient read;
  private final EditClient edit;
  private final CloseClient close;
  private final KeepClient keep;
  private final ScreeningPages screenings;
  private final ClientPages pages;
  private final Clients clients;
  private final ObjectProvider<ClientPart> parts;
  private final ObjectProvider<BeforeErasing> passedOn;

  ClientController(
      ListClients list,
      ReadClient read,
      EditClient edit,
      CloseClient close,
      KeepClient keep,
      ScreeningPages screenings,
      ClientPages pages,
      Clients clients,
      ObjectProvider<ClientPart> parts,
      ObjectProvider<BeforeErasing> passedOn) {
    this.list = list;
    this.read = read;
    this.edit = edit;
    this.close = close;
    this.keep = keep;
    this.screenings = screenings;
    this.pages = pages;
    this.clients = clients;
    this.parts = parts;
    this.passedOn = passedOn;
  }

  /** A group of what was told. */
  record Group(DataGroup group, String word, boolean withheld, List<ClientPages.Fact> facts) {}

  /** A note, and who wrote it when. */
  record NoteLine(String text, String by, String when) {}

  /** That a safety warning came or went, and by whom when. */
  record WarningLine(String text, String by, String when) {}

  /** A note as it was typed. */
  record NoteForm(@Nullable UUID id, @Nullable String text) {
    static NoteForm fresh() {
      return new NoteForm(FreshId.next(), "");
    }

    @Override
    public String toString() {
      return "NoteForm[" + id + "]";
    }
  }

  @GetMapping("/{coalition}/clients/{id}")
  @Permit(Action.SEE_CLIENTS)
  String show(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    model.addAttribute("noteForm", NoteForm.fresh());
    return shown(acting, id, locale, model);
  }

  private String shown(Acting acting, ClientId id, Locale locale, Model model) {
    var file = find(acting, id, model);
    model.addAttribute("ended", ended(file, locale));
    model.addAttribute("kept", keep.kept(acting, List.of(file)).get(id));
    model.addAttribute("clientParts", parts(acting, id));
    model.addAttribute("facts", pages.facts(acting.coalitionId(), file.triage(), locale));
    model.addAttribute("flags", pages.flags(file.triage(), locale));
    model.addAttribute("warnings", warnings(acting, id, locale));
    if (acting.may(Action.EDIT_CLIENTS))
      read.read(acting, id, EnumSet.allOf(DataGroup.class))
          .ifPresent(opened -> details(acting, opened, locale, model));
    return "client/show";
  }

  private List<HomePart.Part> parts(Acting acting, ClientId id) {
    return clients.card(acting, id).stream()
        .flatMap(card -> parts.orderedStream().flatMap(part -> part.of(acting, card).stream()))
        .toList();
  }

  private List<WarningLine> warnings(Acting acting, ClientId id, Locale locale) {
    var moved = list.warnings(acting, id);
    var people =
        moved.stream().map(Warnings.Moved::by).filter(Objects::nonNull).collect(Collectors.toSet());
    var authors = pages.authors(acting.coalitionId(), people, locale);
    return moved.stream()
        .map(
            one ->
                new WarningLine(
                    pages.say(
                        one.came() ? "client.warning.came" : "client.warning.went",
                        locale,
                        pages.say(one.flag().key(), locale)),
                    ClientPages.by(authors, one.by()),
                    pages.dates().moment(one.at())))
        .toList();
  }

  private @Nullable String ended(ClientFile file, Locale locale) {
    var erasure = file.erasure();
    if (erasure != null)
      return ended("client.was-erased", erasure.at(), erasure.why().key(), locale);
    var closing = file.closing();
    return closing == null
        ? null
        : ended("client.was-closed", closing.at(), closing.why().key(), locale);
  }

  private String ended(String key, Instant at, String why, Locale locale) {
    return pages.say(key, locale, pages.dates().full(at), pages.say(why, locale));
  }

  private void details(Acting acting, Opened opened, Locale locale, Model model) {
    var authors = pages.authors(acting.coalitionId(), opened, locale);
    model.addAttribute(
        "groups",
        EnumSet.complementOf(EnumSet.of(DataGroup.NOTES)).stream()
            .map(group -> group(opened, group, locale))
            .toList());
    model.addAttribute(
        "notes",
        opened.notes().stream()
            .map(
                note ->
                    new NoteLine(
                        note.text(),
                        ClientPages.by(authors, note.by()),
                        pages.dates().moment(note.written())))
            .toList());
    model.addAttribute("screenings", screenings.results(opened, authors, locale));
  }

  private Group group(Opened opened, DataGroup group, Locale locale) {
    return new Group(
        group,
        group.word(),
        opened.file().withheld().contains(group),
        Detail.of(group).stream()
            .filter(opened.details()::containsKey)
            .map(
                detail ->
                    new ClientPages.Fact(
                        pages.say(detail.key(), locale),
                        pages.text(
                            detail, Objects.requireNonNull(opened.details().get(detail)), locale)))
            .toList());
  }

  @PostMapping("/{coalition}/clients/{id}/notes")
  @Permit(Action.EDIT_CLIENTS)
  String note(
      Acting acting,
      @PathVariable ClientId id,
      @ModelAttribute("noteForm") NoteForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var check = new FormCheck(errors);
    var text = check.words("text", form.text(), LONGEST_NOTE);
    if (!check.refused() && form.id() != null)
      switch (edit.note(acting, id, form.id(), text)) {
        case SAVED -> {
          redirect.addFlashAttribute("flash", "client.noted");
          return ClientPages.to(acting, "/" + id);
        }
        case NOT_FOUND -> {
          if (!find(acting, id, model).erased()) throw ClientPages.notFound();
          errors.reject(ErasedMeanwhile.WRONG, ErasedMeanwhile.WRONG);
        }
        case CLOSED, CHANGED_MEANWHILE ->
            errors.reject("client.wrong.closed", "client.wrong.closed");
      }
    ClientPages.unprocessable(response);
    return shown(acting, id, locale, model);
  }

  @GetMapping("/{coalition}/clients/{id}/close")
  @Permit(Action.EDIT_CLIENTS)
  String askClose(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    return close(acting, id, locale, model, new EndForm("", ""));
  }

  /** Why it ends, and the number typed again where it is for good. */
  record EndForm(@Nullable String why, @Nullable String number) {}

  private String close(Acting acting, ClientId id, Locale locale, Model model, EndForm form) {
    if (find(acting, id, model).erased()) throw ClientPages.notFound();
    if (!model.containsAttribute("form")) model.addAttribute("form", form);
    model.addAttribute("reasons", pages.words(CloseReason.values(), CloseReason::key, locale));
    return "client/close";
  }

  @PostMapping("/{coalition}/clients/{id}/close")
  @Permit(Action.EDIT_CLIENTS)
  String close(
      Acting acting,
      @PathVariable ClientId id,
      @ModelAttribute("form") EndForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    for (var why : CloseReason.values())
      if (why.name().equals(form.why())) {
        if (!close.close(acting, id, why)) throw ClientPages.notFound();
        redirect.addFlashAttribute("flash", "client.closed");
        return ClientPages.to(acting, "/" + id);
      }
    new FormCheck(errors).wrong("why", "web.wrong.choose");
    ClientPages.unprocessable(response);
    return close(acting, id, locale, model, form);
  }

  @PostMapping("/{coalition}/clients/{id}/reopen")
  @Permit(Action.EDIT_CLIENTS)
  String reopen(Acting acting, @PathVariable ClientId id, RedirectAttributes redirect) {
    if (!close.reopen(acting, id)) throw ClientPages.notFound();
    redirect.addFlashAttribute("flash", "client.reopened");
    return ClientPages.to(acting, "/" + id);
  }

  @GetMapping("/{coalition}/clients/{id}/erase")
  @Permit(Action.EDIT_CLIENTS)
  String askErase(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    return erase(acting, id, locale, model, new EndForm("", ""));
  }

  private String erase(Acting acting, ClientId id, Locale locale, Model model, EndForm form) {
    if (find(acting, id, model).erased()) throw ClientPages.notFound();
    if (!model.containsAttribute("form")) model.addAttribute("form", form);
    model.addAttribute(
        "reasons",
        pages.words(EraseReason.BY_HAND.toArray(EraseReason[]::new), EraseReason::key, locale));
    model.addAttribute(
        "elsewhere",
        passedOn.orderedStream().flatMap(one -> one.of(acting, id, locale).stream()).toList());
    return "client/erase";
  }

  @PostMapping("/{coalition}/clients/{id}/erase")
  @Permit(Action.EDIT_CLIENTS)
  String erase(
      Acting acting,
      @PathVariable ClientId id,
      @ModelAttribute("form") EndForm form,
      BindingResult errors,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var file = find(acting, id, model);
    var check = new FormCheck(errors);
    var why = why(form);
    if (why == null) check.wrong("why", "web.wrong.choose");
    if (!Digits.toAscii(FormCheck.plain(form.number())).equals(file.number()))
      check.wrong("number", "client.wrong.number", file.number());
    if (check.refused() || why == null) {
      ClientPages.unprocessable(response);
      return erase(acting, id, locale, model, form);
    }
    switch (close.erase(acting, id, why)) {
      case DONE -> {
        redirect.addFlashAttribute("flash", "client.erased");
        return ClientPages.to(acting, "/" + id);
      }
      case HELD -> errors.reject("client.wrong.held", "client.wrong.held");
      case NOT_FOUND -> throw ClientPages.notFound();
    }
    ClientPages.unprocessable(response);
    return erase(acting, id, locale, model, form);
  }

  private static @Nullable EraseReason why(EndForm form) {
    for (var why : EraseReason.BY_HAND) if (why.name().equals(form.why())) return why;
    return null;
  }

  private ClientFile find(Acting acting, ClientId id, Model model) {
    var file = list.one(acting, id).orElseThrow(ClientPages::notFound);
    model.addAttribute("file", file);
    model.addAttribute("base", ClientPages.base(acting));
    model.addAttribute("url", ClientPages.base(acting) + "/" + id);
    return file;
  }
}
