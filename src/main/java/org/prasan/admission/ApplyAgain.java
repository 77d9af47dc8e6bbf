package org.prasan.admission;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was refused or withdrew begins anew with what it told before; papers are attached anew. */
@Service
class ApplyAgain {
  private static final Set<State> OVER = EnumSet.of(State.REFUSED, State.WITHDRAWN);

  private final Applications applications;
  private final ApplicantLinks links;
  private final StartApplication start;
  private final TellApplication tell;

  ApplyAgain(
      Applications applications,
      ApplicantLinks links,
      StartApplication start,
      TellApplication tell) {
    this.applications = applications;
    this.links = links;
    this.start = start;
    this.tell = tell;
  }

  static boolean possible(Application application) {
    return OVER.contains(application.state());
  }

  /**
   * @param fresh made with the page, so that sending it twice begins one application
   */
  @Transactional
  Outcome again(Acting acting, LinkToken former, LinkToken fresh) {
    acting.require(Action.APPLY);
    var coalition = acting.coalitionId();
    var before =
        links.opens(coalition, former).flatMap(id -> applications.find(coalition, id)).orElse(null);
    if (before == null) return new Outcome.NotFound();
    if (!possible(before)) return new Outcome.NotNow(before.state());
    var told = before.told();
    var wish =
        new StartApplication.Wish(
            before.name(), told.contact(), Locale.forLanguageTag(before.language()));
    return switch (start.start(acting, fresh, wish)) {
      case Outcome.Done(var id) -> tell.tell(acting, id, _ -> told);
      case Outcome.Refused refused -> refused;
      case Outcome.NotNow notNow -> notNow;
      case Outcome.NotFound notFound -> notFound;
    };
  }
}
