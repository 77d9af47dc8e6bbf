package org.prasan.roster;

import java.util.List;
import java.util.Optional;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.HomePart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows on the home page who is on duty now, once a coalition has seats. */
@Component
class OnDutyAtHome implements HomePart {
  private final OnDuty onDuty;
  private final RosterClock clock;

  OnDutyAtHome(OnDuty onDuty, RosterClock clock) {
    this.onDuty = onDuty;
    this.clock = clock;
  }

  /** What the part shows. */
  record Now(List<OnDuty.Post> posts, String url) {
    /** How many seats somebody serves now. */
    public long served() {
      return posts.stream().filter(post -> post.needed() && post.person() != null).count();
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Part> of(Acting acting) {
    if (!acting.may(Action.SEE_ROSTER)) return Optional.empty();
    var posts = onDuty.at(acting.coalitionId(), clock.now());
    if (posts.isEmpty()) return Optional.empty();
    return Optional.of(
        new Part("roster/fragments :: home", new Now(posts, RosterPages.base(acting))));
  }
}
