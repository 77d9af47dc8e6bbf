package org.prasan.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.NotPermitted;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Services are written down and rewritten, one section at a time. */
@Component
public class EditService {
  private final Services services;
  private final Readers readers;
  private final Audit audit;
  private final Clock clock;

  EditService(Services services, Readers readers, Audit audit, Clock clock) {
    this.services = services;
    this.readers = readers;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of an edit. */
  public sealed interface Outcome {}

  /** It stands there now, or stood there before. */
  public record Saved() implements Outcome {}

  /** Somebody else rewrote it since this person began. */
  public record ChangedMeanwhile() implements Outcome {}

  /** It is not there, or not for this person. */
  public record NotFound() implements Outcome {}

  static boolean mayEditOwn(Acting acting, Service service) {
    return acting.may(Action.READ_NAMED_SERVICES)
        && acting.may(Action.EDIT_SERVICES)
        && acting.actsFor(service.organization());
  }

  /**
   * The whole service for somebody who may edit this part of it. Who edits for all organizations
   * edits what that person may read and nothing else.
   *
   * @param part none for what is kept like the service itself
   */
  @Transactional(readOnly = true)
  Optional<Service> open(Acting acting, ServiceId id, @Nullable FieldGroup part) {
    return services
        .find(acting.coalitionId(), id)
        .filter(service -> mayEdit(acting, service, part));
  }

  boolean mayEdit(Acting acting, Service service, @Nullable FieldGroup part) {
    var reader = readers.of(acting);
    var kept = service.confidentiality();
    if (!Visibility.ofService(reader, kept.level(), service.guard())) return false;
    if (mayEditOwn(acting, service)) return true;
    return acting.may(Action.EDIT_ANY_SERVICE)
        && (part == null || Visibility.ofPart(reader, kept.of(part), service.guard()));
  }

  /** Only who may read all of it decides how closely it is kept. */
  boolean mayOpenUp(Acting acting, Service service) {
    for (var part : FieldGroup.values()) if (!mayEdit(acting, service, part)) return false;
    return mayEdit(acting, service, null);
  }

  @Transactional
  public ServiceId add(Acting acting, Service service) {
    if (!mayEditOwn(acting, service) && !acting.may(Action.EDIT_ANY_SERVICE))
      throw new NotPermitted(Action.EDIT_ANY_SERVICE);
    var stamped = Shelters.closedIfNew(null, service).with(written(acting));
    services.insert(acting.coalitionId(), stamped);
    audit.record(
        acting,
        "service.added",
        "service",
        service.id(),
        null,
        Told.isClose(stamped, null)
            ? Map.of("organization", service.organization())
            : Map.of("name", stamped.name(), "organization", service.organization()));
    return service.id();
  }

  /** Whether this one was added before, by whoever sends its form again. */
  @Transactional(readOnly = true)
  boolean isThere(Acting acting, Service wanted) {
    return services
        .find(acting.coalitionId(), wanted.id())
        .filter(there -> there.organization().equals(wanted.organization()))
        .filter(there -> there.name().equals(wanted.name()))
        .isPresent();
  }

  @Transactional
  Outcome edit(
      Acting acting,
      ServiceId id,
      int version,
      @Nullable FieldGroup part,
      String section,
      UnaryOperator<Service> change) {
    var before = services.lock(acting.coalitionId(), id).orElse(null);
    if (before == null || !mayEdit(acting, before, part)) return new NotFound();
    var after = Shelters.closedIfNew(before, change.apply(before));
    if (after.equals(before)) return new Saved();
    if (before.version() != version) return new ChangedMeanwhile();
    services.update(
        acting.coalitionId(), before, ChangeTimes.stamped(before, after, acting, now()));
    audit.record(
        acting,
        "service.changed",
        "service",
        id,
        Told.of(before, before, after, section),
        Told.of(after, before, after, section));
    return new Saved();
  }

  @Transactional
  Outcome keep(Acting acting, ServiceId id, int version, Confidentiality wanted) {
    var before = services.lock(acting.coalitionId(), id).orElse(null);
    if (before == null || !mayOpenUp(acting, before)) return new NotFound();
    var after = before.with(wanted);
    if (after.equals(before)) return new Saved();
    if (before.version() != version) return new ChangedMeanwhile();
    services.update(
        acting.coalitionId(), before, ChangeTimes.stamped(before, after, acting, now()));
    audit.record(
        acting, "service.kept-differently", "service", id, Told.kept(before), Told.kept(after));
    return new Saved();
  }

  private Service.Changed written(Acting acting) {
    return new Service.Changed(now(), acting.person(), acting.organization());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
