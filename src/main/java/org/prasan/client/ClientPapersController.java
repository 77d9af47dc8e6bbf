package org.prasan.client;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.RefusalsNoted;
import org.prasan.files.FileSize;
import org.prasan.files.SealedAnswer;
import org.prasan.files.Upload;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.FreshId;
import org.prasan.web.Confirmation;
import org.prasan.web.Permit;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The papers and recordings in a client's file. */
@Controller
@RefusalsNoted("client")
class ClientPapersController {
  private final ListClients list;
  private final KeepClientPapers keep;
  private final ClientPages pages;

  ClientPapersController(ListClients list, KeepClientPapers keep, ClientPages pages) {
    this.list = list;
    this.keep = keep;
    this.pages = pages;
  }

  /** A paper as the page lists it. */
  record Line(UUID id, String name, String size, String when) {}

  @GetMapping("/{coalition}/clients/{id}/papers")
  @Permit(Action.EDIT_CLIENTS)
  String list(Acting acting, @PathVariable ClientId id, Locale locale, Model model) {
    var papers = keep.list(acting, id).orElseThrow(ClientPages::notFound);
    model.addAttribute("file", list.one(acting, id).orElseThrow(ClientPages::notFound));
    model.addAttribute("url", ClientPages.base(acting) + "/" + id);
    model.addAttribute("papers", lines(papers));
    model.addAttribute("formId", FreshId.next());
    model.addAttribute("accept", KeepClientPapers.PAPERS.accept());
    model.addAttribute(
        "hint",
        pages.say(
            "client.paper.hint",
            locale,
            KeepClientPapers.PAPERS.kindsInWords(),
            KeepClientPapers.MOST));
    return "client/papers";
  }

  private List<Line> lines(List<ClientPapers.Paper> papers) {
    return papers.stream()
        .map(
            paper ->
                new Line(
                    paper.id(),
                    paper.name(),
                    FileSize.inWords(paper.size()),
                    pages.dates().moment(paper.added())))
        .toList();
  }

  @PostMapping("/{coalition}/clients/{id}/papers")
  @Permit(Action.EDIT_CLIENTS)
  String add(
      Acting acting,
      @PathVariable ClientId id,
      @RequestParam("id") UUID form,
      @RequestParam(required = false) @Nullable MultipartFile paper,
      Locale locale,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    var upload = paper == null ? Upload.of("", new byte[0]) : Upload.of(paper);
    switch (keep.add(acting, id, form, upload)) {
      case KeepClientPapers.Kept.Done _ -> {
        redirect.addFlashAttribute("flash", "client.paper.kept");
        return ClientPages.to(acting, "/" + id + "/papers");
      }
      case KeepClientPapers.Kept.NotThere _ -> throw ClientPages.notFound();
      case KeepClientPapers.Kept.Closed _ ->
          model.addAttribute("refusal", pages.say("client.wrong.closed", locale));
      case KeepClientPapers.Kept.TooMany _ ->
          model.addAttribute(
              "refusal", pages.say("client.paper.wrong.many", locale, KeepClientPapers.MOST));
      case KeepClientPapers.Kept.Wrong(var why) ->
          model.addAttribute("refusal", pages.say(why.key(), locale, why.details()));
    }
    ClientPages.unprocessable(response);
    return list(acting, id, locale, model);
  }

  @GetMapping("/{coalition}/clients/{id}/papers/{paper}")
  @Permit(Action.EDIT_CLIENTS)
  ResponseEntity<byte[]> open(Acting acting, @PathVariable ClientId id, @PathVariable UUID paper) {
    var open = keep.open(acting, id, paper).orElseThrow(ClientPages::notFound);
    return SealedAnswer.of(open.paper().kind(), open.paper().name(), open.content());
  }

  @GetMapping("/{coalition}/clients/{id}/papers/{paper}/remove")
  @Permit(Action.EDIT_CLIENTS)
  String askRemove(
      Acting acting, @PathVariable ClientId id, @PathVariable UUID paper, Model model) {
    var its = keep.list(acting, id).orElseThrow(ClientPages::notFound).stream();
    var name = its.filter(one -> one.id().equals(paper)).findFirst();
    var url = ClientPages.base(acting) + "/" + id + "/papers";
    Confirmation.ask(
        model,
        "client.paper.remove.sure",
        name.orElseThrow(ClientPages::notFound).name(),
        url + "/" + paper + "/remove",
        url);
    return Confirmation.VIEW;
  }

  @PostMapping("/{coalition}/clients/{id}/papers/{paper}/remove")
  @Permit(Action.EDIT_CLIENTS)
  String remove(
      Acting acting,
      @PathVariable ClientId id,
      @PathVariable UUID paper,
      RedirectAttributes redirect) {
    if (!keep.remove(acting, id, paper)) throw ClientPages.notFound();
    redirect.addFlashAttribute("flash", "client.paper.removed");
    return ClientPages.to(acting, "/" + id + "/papers");
  }
}
