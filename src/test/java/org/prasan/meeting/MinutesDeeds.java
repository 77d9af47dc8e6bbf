package org.prasan.meeting;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.prasan.Asked;
import org.prasan.Asking;
import org.prasan.Deeds;
import org.prasan.Scene;
import org.prasan.language.ThaiDates;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/** Of minutes: written, circulated, corrected, adopted and amended. */
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
    var until = ThaiDates.full(minutes.today().plusDays(7), THAI);
    var circulated = minutes.circulated(scene);
    var corrections = of(circulated, "/corrections/");
    return List.of(
        office(
            scene,
            () -> {
              var held = minutes.held(scene);
              return of(held, "/items/" + held.item());
            },
            "basis=0&text=ที่ประชุมเห็นว่าใช้ได้"),
        office(scene, () -> of(minutes.held(scene), "/circulate"), "until=" + until),
        asking.sending(
            scene,
            Role.DIRECTOR,
            corrections + "new",
            "id=#&wanted=ข้อความอื่น&reason=เพราะ&item=" + circulated.item()),
        asking.sending(
            scene,
            Role.DIRECTOR,
            () -> corrections + correction(scene, circulated) + "/withdraw",
            ""),
        office(
            scene,
            () -> corrections + correction(scene, circulated) + "/answer",
            "taken=yes&text=ข้อความอื่น"),
        office(
            scene,
            () -> {
              var held = minutes.circulated(scene);
              return of(held, "/adopt?at=" + minutes.next(scene, held).meeting());
            },
            "early=true"),
        office(scene, () -> amended(scene), "id=#&text=ข้อความที่แก้&reason=ที่ประชุมให้แก้"));
  }

  private UUID correction(Scene scene, MinutesScenes.Held held) {
    return minutes.correction(scene, held, Role.DIRECTOR, "ข้อความอื่น");
  }

  /** Where a decision of the meeting that adopted them changes minutes. */
  private String amended(Scene scene) {
    var held = minutes.adopted(scene);
    var later = Objects.requireNonNull(minutes.minutes(scene, held).adoptedAt());
    var item = minutes.dossier(scene, later).agenda().lines().getFirst().item().id();
    var there = new MinutesScenes.Held(held.series(), later, item);
    var decision = minutes.decided(scene, there, "ให้แก้รายงานครั้งก่อน");
    return of(held, "/amend?item=" + held.item() + "&decision=" + decision);
  }

  private static String of(MinutesScenes.Held held, String path) {
    return "/meetings/" + held.meeting() + "/minutes" + path;
  }

  private Asked office(Scene scene, Supplier<String> path, String typed) {
    return asking.sending(scene, Role.SECRETARY, path, typed);
  }
}
