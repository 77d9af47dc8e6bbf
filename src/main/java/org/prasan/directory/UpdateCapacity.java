package org.prasan.directory;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody tells how many places are free: one more, one less, or that it is still so. */
@Component
class UpdateCapacity {
  private final Services services;
  private final EditService edit;
  private final Audit audit;
  private final Clock clock;

  UpdateCapacity(Services services, EditService edit, Audit audit, Clock clock) {
    this.services = services;
    this.edit = edit;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of it. */
  enum Outcome {
    UPDATED,
    NOT_FOUND,
    /** More than there are, or fewer than none. */
    IMPOSSIBLE
  }

  /** Where the acting organization counts places. */
  @Transactional(readOnly = true)
  List<Service> board(Acting acting, OrganizationId organization) {
    return services.ofOrganization(acting.coalitionId(), organization).stream()
        .filter(service -> edit.mayEdit(acting, service, FieldGroup.CAPACITY))
        .filter(UpdateCapacity::shown)
        .filter(service -> service.capacity().unit() != null)
        .filter(service -> service.basics().status() != Service.Status.DEFUNCT)
        .toList();
  }

  /**
   * @param seen how many the page showed: whoever presses the same button of the same page again
   *     has pressed it once
   */
  @Transactional
  Outcome step(Acting acting, ServiceId id, int step, @Nullable Integer seen) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (step != 0 && seen != null && pressed(acting, id, seen + step)) return Outcome.UPDATED;
    return update(acting, id, capacity -> capacity.changedBy(step, now, acting.person()));
  }

  private boolean pressed(Acting acting, ServiceId id, int available) {
    return services
        .lock(acting.coalitionId(), id)
        .filter(service -> edit.mayEdit(acting, service, FieldGroup.CAPACITY))
        .map(Service::capacity)
        .filter(capacity -> Objects.equals(capacity.available(), available))
        .filter(capacity -> Objects.equals(capacity.updatedBy(), acting.person()))
        .isPresent();
  }

  @Transactional
  Outcome set(Acting acting, ServiceId id, int available) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return update(
        acting,
        id,
        capacity -> {
          boolean possible =
              available >= 0 && (capacity.maximum() == null || available <= capacity.maximum());
          return possible ? capacity.set(available, now, acting.person()) : capacity;
        });
  }

  /** What is never shown on a screen is not counted on one. */
  private static boolean shown(Service service) {
    return service.confidentiality().of(FieldGroup.CAPACITY) != Level.NEVER;
  }

  private Outcome update(Acting acting, ServiceId id, UnaryOperator<Capacity> change) {
    if (!acting.may(Action.EDIT_SERVICES) && !acting.may(Action.EDIT_ANY_SERVICE))
      return Outcome.NOT_FOUND;
    var service = services.lock(acting.coalitionId(), id).orElse(null);
    if (service == null
        || service.capacity().unit() == null
        || !shown(service)
        || !edit.mayEdit(acting, service, FieldGroup.CAPACITY)) return Outcome.NOT_FOUND;
    var after = change.apply(service.capacity());
    if (after.equals(service.capacity())) return Outcome.IMPOSSIBLE;
    services.updateCapacity(acting.coalitionId(), service.with(after));
    boolean close = service.confidentiality().of(FieldGroup.CAPACITY).compareTo(Level.SEATS) >= 0;
    audit.record(
        acting,
        "service.capacity-told",
        "service",
        id,
        close ? null : told(service, service.capacity()),
        close ? null : told(service, after));
    return Outcome.UPDATED;
  }

  private static Map<String, Object> told(Service service, Capacity capacity) {
    return capacity.available() == null
        ? Map.of("name", service.name())
        : Map.of("name", service.name(), "available", capacity.available());
  }
}
