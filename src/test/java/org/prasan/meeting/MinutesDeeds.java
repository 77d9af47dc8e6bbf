package org.prasan.meeting;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Of minutes: circulated, corrected and adopted. */
@TestComponent
class MinutesDeeds implements Deeds {
  private static final Locale THAI = Locale.forLanguageTag("th");

  private final Asking asking;
  private final MinutesScenes minutes;

  MinutesDeeds(Asking asking, MinutesScenes minutes) {
    this.asking = asking;
    this.minutes = minutes;
  }

  @Override
  public List<Asked> all(Scene scene) {
    minutes.organizations(scene);
    var circulated = minutes.circulated(scene);
    return List.of(
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> "/meetings/" + minutes.held(scene).meeting() + "/minutes/circulate",
            Map.of("until", ThaiDates.full(minutes.today().plusDays(7), THAI))),
        asking.adding(
            scene,
            Role.DIRECTOR,
            "/meetings/" + circulated.meeting() + "/minutes/corrections/new",
            Map.of(
                "item", circulated.item().toString(), "wanted", "ข้อความอื่น", "reason", "เพราะ")),
        asking.sending(
            scene,
            Role.SECRETARY,
            () -> {
              var held = minutes.circulated(scene);
              var next = minutes.next(scene, held);
              return "/meetings/" + held.meeting() + "/minutes/adopt?at=" + next.meeting();
            },
            Map.of("early", "true")));
  }
}
