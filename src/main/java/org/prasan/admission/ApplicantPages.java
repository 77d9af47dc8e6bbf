package org.prasan.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.prasan.coalition.PublicFace;
import org.prasan.identity.Throttle;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all pages behind the link of an application begin with. */
@Component
class ApplicantPages {
  private static final Map<String, String> ICONS =
      Map.of(
          "organization", "building-community",
          "work", "map-pin",
          "criteria", "scale",
          "papers", "paperclip",
          "contact", "phone",
          "check", "send");

  static final Outcome THROTTLED = Outcome.Refused.because("admission.refused.throttled");

  private static final long MEGABYTE = 1024 * 1024;

  private final ReadApplication read;
  private final ApplicationWords words;
  private final Admissions admissions;
  private final ApplicantLinks links;
  private final SignatureAwaited signature;
  private final Throttle throttle;
  private final Today today;

  ApplicantPages(
      ReadApplication read,
      ApplicationWords words,
      Admissions admissions,
      ApplicantLinks links,
      SignatureAwaited signature,
      Throttle throttle,
      Today today) {
    this.read = read;
    this.words = words;
    this.admissions = admissions;
    this.links = links;
    this.signature = signature;
    this.throttle = throttle;
    this.today = today;
  }

  /** Puts what the link opens into the model; empty if it opens nothing, or nothing any more. */
  Optional<ReadApplication.ForApplicant> open(
      Acting acting, String link, Locale locale, Model model) {
    PublicFace.require(acting);
    var token = LinkToken.read(link).orElse(null);
    var page = token == null ? null : read.byLink(acting, token).orElse(null);
    if (page == null || token == null) return Optional.empty();
    var application = page.application();
    model.addAttribute("page", page);
    model.addAttribute("applied", application);
    model.addAttribute("base", "/" + acting.coalition().slug() + "/apply/" + link);
    model.addAttribute("address", links.address(acting.coalition(), token));
    model.addAttribute("intake", admissions.intake(acting.coalitionId(), today.day()));
    model.addAttribute("next", words.next(acting, application, page.reviewed(), true, locale));
    model.addAttribute("today", today.day());
    if (application.draft()) model.addAttribute("keptUntil", page.keptUntil());
    model.addAttribute("parts", ApplicantForms.parts(!page.criteria().isEmpty()));
    model.addAttribute("formParts", parts(page));
    model.addAttribute("mayTell", may(application, Step.TELL));
    model.addAttribute("mayAttach", may(application, Step.ATTACH));
    model.addAttribute("mayWrite", may(application, Step.WRITE));
    model.addAttribute("mayWithdraw", may(application, Step.WITHDRAW));
    return Optional.of(page);
  }

  /** A part of the form, and how much it still lacks. */
  record Part(String name, String icon, long lacking) {}

  private static List<Part> parts(ReadApplication.ForApplicant page) {
    return ApplicantForms.parts(!page.criteria().isEmpty()).stream()
        .map(
            name ->
                new Part(
                    name,
                    Objects.requireNonNull(ICONS.get(name)),
                    page.gaps().stream().filter(gap -> gap.page().equals(name)).count()))
        .toList();
  }

  private static boolean may(Application application, Step step) {
    return Course.after(application.state(), step, Set.of(Party.APPLICANT)).isPresent();
  }

  /** An old link and one that never was look alike, and the page says where to get a new one. */
  static String gone(HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    return "admission/gone";
  }

  /** Whether somebody sends more than a person types. */
  boolean tooMuch(Application application, HttpServletRequest request) {
    return throttle.count(Throttle.Channel.APPLICANT, application.id(), request.getRemoteAddr())
        != Throttle.Answer.GO_ON;
  }

  /** Whether somebody sends more bytes than papers have. */
  boolean tooLarge(Application application, long bytes, HttpServletRequest request) {
    return throttle.count(
            Throttle.Channel.UPLOAD,
            application.id(),
            request.getRemoteAddr(),
            Math.toIntExact(Math.ceilDiv(bytes, MEGABYTE)))
        != Throttle.Answer.GO_ON;
  }

  /** The page after the part of the form, in the order of the form. */
  static String after(ReadApplication.ForApplicant page, String part) {
    var parts = ApplicantForms.parts(!page.criteria().isEmpty());
    return parts.get(Math.min(parts.indexOf(part) + 1, parts.size() - 1));
  }

  /** The sentence for an outcome that is none; null if it is done. */
  @Nullable String refusal(Outcome outcome, Locale locale) {
    return switch (outcome) {
      case Outcome.Done _ -> null;
      case Outcome.Refused refused -> words.refusal(refused, locale);
      case Outcome.NotNow(var state) -> words.notNow(state, locale);
      case Outcome.NotFound _ -> words.text("admission.gone", locale);
    };
  }

  String throttled(Locale locale) {
    return words.text("admission.refused.throttled", locale);
  }

  void tell(Acting acting, ReadApplication.ForApplicant page, Locale locale, Model model) {
    var application = page.application();
    var nobody = new ApplicationWords.Names(Map.of(), Map.of());
    model.addAttribute("asked", asked(page));
    model.addAttribute("entry", FreshId.next());
    signature
        .way(acting.coalitionId(), application)
        .ifPresent(way -> model.addAttribute("signing", way));
    model.addAttribute("story", words.story(acting, page.story(), true, nobody, locale));
    model.addAttribute("districts", words.districts(acting, application.told(), locale));
    model.addAttribute("groups", words.groups(application.told(), locale));
  }

  /** What the coalition last asked for; null if nothing is asked for now. */
  private static @Nullable String asked(ReadApplication.ForApplicant page) {
    if (page.application().state() != State.INCOMPLETE) return null;
    return page.story().stream()
        .filter(entry -> entry.kind() == Story.Kind.ASKED)
        .map(Story.Entry::words)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  static void refuse(HttpServletResponse response, Model model, String sentence) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    model.addAttribute("refusal", Objects.requireNonNull(sentence));
  }
}
