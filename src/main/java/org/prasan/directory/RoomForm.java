package org.prasan.directory;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.prasan.web.FormCheck;

/** What is counted, and how much of it is free. */
record RoomForm(
    @Nullable Integer version,
    @Nullable String unit,
    @Nullable String available,
    @Nullable String maximum,
    @Nullable String words)
    implements SectionForm {
  private static final int MOST = 9999;

  static RoomForm of(Service service) {
    var capacity = service.capacity();
    return new RoomForm(
        service.version(),
        capacity.unit(),
        capacity.available() == null ? null : capacity.available().toString(),
        capacity.maximum() == null ? null : capacity.maximum().toString(),
        capacity.description());
  }

  @Override
  public UnaryOperator<Service> read(FormCheck check, Writing writing) {
    var counted = Typed.line(check, "unit", unit);
    var free = Typed.number(check, "available", available, MOST);
    var most = Typed.number(check, "maximum", maximum, MOST);
    var told = Typed.text(check, "words", words);
    if (counted == null && (free != null || most != null))
      check.wrong("unit", "directory.wrong.unit");
    if (free != null && most != null && free > most)
      check.wrong("available", "directory.wrong.more-than-all", most);
    return service -> {
      var now = service.capacity();
      boolean same = Objects.equals(now.available(), free);
      return service.with(
          new Capacity(
              counted,
              free,
              most,
              told,
              same ? now.updatedAt() : writing.now(),
              same ? now.updatedBy() : writing.acting().person()));
    };
  }
}
