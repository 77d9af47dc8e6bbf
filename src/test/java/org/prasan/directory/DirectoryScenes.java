package org.prasan.directory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prasan.Scene;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.OrganizationId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a scene districts and services; and lets people hold seats, as the roster will. */
@TestComponent
public class DirectoryScenes implements SeatsHeld {
  static final Place.Point CHIANG_RAI = new Place.Point(19.907, 99.833);
  static final Place.Point MAE_SAI = new Place.Point(20.433, 99.876);

  private final EditService edit;
  private final Services services;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<CoalitionId, Set<String>> held = new ConcurrentHashMap<>();

  DirectoryScenes(EditService edit, Services services, JdbcClient jdbc, Clock clock) {
    this.edit = edit;
    this.services = services;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Everybody of this coalition who may hold seats holds this one. */
  void onDuty(Scene scene, String seat) {
    held.put(scene.id(), Set.of(seat));
  }

  @Override
  public Map<String, LocalizedText> all(CoalitionId coalition) {
    return held.getOrDefault(coalition, Set.of()).stream()
        .collect(Collectors.toMap(key -> key, LocalizedText::of));
  }

  @Override
  public Set<String> now(Acting acting) {
    return held.getOrDefault(acting.coalitionId(), Set.of());
  }

  void districts(Scene scene) {
    scene.in(
        () -> {
          for (var code : new String[] {"5701", "5707", "5709"})
            jdbc.sql("insert into coalition.territory (coalition_id, district_code) values (?, ?)")
                .param(scene.id().value())
                .param(code)
                .update();
          return true;
        });
  }

  /** A service that members see, changed as the test wants it. */
  ServiceId add(Scene scene, OrganizationId owner, String name, UnaryOperator<Service> change) {
    var plain =
        Drafts.empty(owner, clock.instant().truncatedTo(ChronoUnit.MICROS))
            .with(
                new Service.Basics(
                    LocalizedText.of(name),
                    null,
                    null,
                    Service.Status.ACTIVE,
                    List.of("legal.aid"),
                    null,
                    null,
                    null));
    return scene.in(() -> edit.add(Acting.system(scene.coalition(), "test"), change.apply(plain)));
  }

  ServiceId own(Scene scene, String name, UnaryOperator<Service> change) {
    return add(scene, scene.organization(), name, change);
  }

  /** A service with one telephone, which this level may know of. */
  public ServiceId reachedUnder(Scene scene, String need, Level level, String number) {
    var phone = new Service.Phone(number, null, null, List.of());
    return own(
        scene,
        number,
        plain ->
            needing(plain, need)
                .with(new Service.Reach(List.of(phone), List.of()))
                .with(Confidentiality.all(level)));
  }

  /** Kept for few, and found both with the language of somebody and without. */
  public void keptForFew(Scene scene, String need, String language) {
    own(
        scene,
        "บริการที่เปิดให้เฉพาะบางคน",
        plain ->
            needing(plain, need)
                .with(
                    new Service.Eligibility(
                        null, null, List.of(), List.of(), null, List.of(language), null, List.of()))
                .with(Confidentiality.all(Level.SEATS)));
  }

  Service find(Scene scene, ServiceId id) {
    return scene.in(() -> services.find(scene.id(), id).orElseThrow());
  }

  static Service needing(Service service, String... needs) {
    var basics = service.basics();
    return service.with(
        new Service.Basics(
            basics.name(),
            null,
            basics.description(),
            basics.status(),
            List.of(needs),
            null,
            null,
            basics.email()));
  }

  static Service described(Service service, String words) {
    var basics = service.basics();
    return service.with(
        new Service.Basics(
            basics.name(),
            null,
            LocalizedText.of(words),
            basics.status(),
            basics.needs(),
            null,
            null,
            basics.email()));
  }

  static Service at(Service service, String address, Place.@Nullable Point point) {
    return service.withPlace(
        new Place(
            FreshId.next(),
            Place.Type.PHYSICAL,
            null,
            address,
            null,
            null,
            null,
            point,
            null,
            null,
            null));
  }

  Service counting(Service service, int available, int maximum, long hoursAgo) {
    return counting(service, available, maximum, "เตียง", hoursAgo);
  }

  Service counting(Service service, int available, int maximum, String unit, long hoursAgo) {
    return service.with(
        new Capacity(
            unit,
            available,
            maximum,
            null,
            clock.instant().truncatedTo(ChronoUnit.MICROS).minus(hoursAgo, ChronoUnit.HOURS),
            null));
  }
}
