package org.prasan.referral;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prasan.referral.ListReferrals.Shown;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.NavigationEntry;
import org.prasan.web.Permit;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox of one's seats, and what one's organization sent. */
@Controller
class ReferralsController {
  private static final List<Shown> RECEIVED =
      List.of(Shown.OUR_SEAT, Shown.WAITING, Shown.RUNNING, Shown.ENDED);
  private static final List<Shown> SENT =
      List.of(Shown.OURS, Shown.WRITING, Shown.WAITING, Shown.READDRESS, Shown.RUNNING, Shown.OVER);

  private final ListReferrals list;
  private final Practise practise;
  private final ReferralPages pages;

  ReferralsController(ListReferrals list, Practise practise, ReferralPages pages) {
    this.list = list;
    this.practise = practise;
    this.pages = pages;
  }

  @Bean
  static NavigationEntry referralsEntry() {
    return new NavigationEntry(
        "referral.navigation", "send", "/referrals", Action.SEE_REFERRALS, 13, true);
  }

  @Bean
  static NavigationEntry referralReviewEntry() {
    return new NavigationEntry(
        "referral.review.navigation",
        "gavel",
        "/referrals/review",
        Action.REVIEW_REFERRALS,
        21,
        false);
  }

  /**
   * A referral in a list; without needs where only its trace is left.
   *
   * @param next whose turn it is and by when; null if nobody has to do anything
   * @param practice the client is made up
   */
  record Row(
      ListReferrals.Line line,
      String other,
      String needs,
      String who,
      List<String> flags,
      ReferralPages.@Nullable NextLine next,
      boolean practice) {}

  @GetMapping("/{coalition}/referrals")
  @Permit(Action.SEE_REFERRALS)
  String received(
      Acting acting,
      @RequestParam(required = false) @Nullable String shown,
      @RequestParam(required = false) @Nullable ReferralId after,
      Locale locale,
      Model model) {
    var which = shown(shown, RECEIVED, Shown.OUR_SEAT);
    model.addAttribute("choices", RECEIVED);
    model.addAttribute("unknown", unknown(shown, which));
    return list(acting, list.received(acting, which, after), which, "received", locale, model);
  }

  @GetMapping("/{coalition}/referrals/sent")
  @Permit(Action.SEE_REFERRALS)
  String sent(
      Acting acting,
      @RequestParam(required = false) @Nullable String shown,
      @RequestParam(required = false) @Nullable ReferralId after,
      Locale locale,
      Model model) {
    var which = shown(shown, SENT, Shown.ALL);
    model.addAttribute("choices", SENT);
    model.addAttribute("unknown", unknown(shown, which));
    return list(acting, list.sent(acting, which, after), which, "sent", locale, model);
  }

  private String list(
      Acting acting, ListReferrals.Page page, Shown shown, String box, Locale locale, Model model) {
    var url = ReferralPages.base(acting) + (box.equals("sent") ? "/sent" : "");
    model.addAttribute("rows", rows(acting, page.lines(), locale));
    model.addAttribute("shown", shown);
    model.addAttribute("box", box);
    model.addAttribute("base", ReferralPages.base(acting));
    model.addAttribute("url", url);
    model.addAttribute(
        "more", page.more() == null ? null : url + "?shown=" + shown + "&after=" + page.more());
    return "referral/list";
  }

  List<Row> rows(Acting acting, List<ListReferrals.Line> lines, Locale locale) {
    var names =
        pages.organizations(
            acting.coalitionId(),
            lines.stream().map(ListReferrals.Line::other).distinct().toList(),
            locale);
    var practised = practise.among(acting, lines.stream().map(ListReferrals.Line::id).toList());
    return lines.stream()
        .map(
            line ->
                row(
                    line,
                    names.getOrDefault(line.other(), ""),
                    practised.contains(line.id()),
                    locale))
        .toList();
  }

  private Row row(ListReferrals.Line line, String other, boolean practice, Locale locale) {
    var whole = line.whole();
    var next = pages.next(line, locale);
    if (whole == null || !line.card())
      return new Row(line, other, "", "", List.of(), next, practice);
    if (whole.erased())
      return new Row(
          line, other, pages.say("referral.card.erased", locale), "", List.of(), next, practice);
    var card = whole.card();
    var age = pages.say(card.ageBand().key(), locale);
    return new Row(
        line,
        other,
        pages.clients().needs(card, locale),
        card.sex() == null ? age : pages.say(card.sex().key(), locale) + " · " + age,
        pages.clients().flags(card, locale),
        next,
        practice);
  }

  /** Whether the list shows something else than its address asks for. */
  private static boolean unknown(@Nullable String typed, Shown shown) {
    return typed != null && !shown.name().equals(typed);
  }

  private static Shown shown(@Nullable String typed, List<Shown> known, Shown usual) {
    return Objects.requireNonNullElse(
        known.stream().filter(one -> one.name().equals(typed)).findFirst().orElse(null), usual);
  }
}
