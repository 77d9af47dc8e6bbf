package org.prasan.membership;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What was typed about how an organization is reached. */
record ContactsForm(@Nullable List<@Nullable Point> points, @Nullable String basis) {
  static final int MOST = 6;

  /** One way to reach it. */
  record Point(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String line,
      @Nullable String address) {
    static final Point EMPTY = new Point(null, null, null, null, null);
  }

  static ContactsForm of(Contacts contacts) {
    var points = new ArrayList<@Nullable Point>();
    for (var point : contacts.points())
      points.add(
          new Point(point.name(), point.phone(), point.email(), point.line(), point.address()));
    return new ContactsForm(points, contacts.fingerprint()).withRoom();
  }

  /** With one empty block to write the next one into. */
  private ContactsForm withRoom() {
    var room = new ArrayList<@Nullable Point>(points == null ? List.of() : points);
    if (room.size() < MOST && (room.isEmpty() || !Point.EMPTY.equals(room.getLast())))
      room.add(Point.EMPTY);
    return new ContactsForm(room, basis);
  }

  @Nullable Contacts read(Errors errors) {
    var wrong = new Wrong(errors);
    var read = new ArrayList<Contacts.Point>();
    var typed = points == null ? List.<@Nullable Point>of() : points;
    for (var i = 0; i < Math.min(typed.size(), MOST); i++) {
      var point = typed.get(i);
      if (point == null) continue;
      var field = "points[" + i + "].";
      read.add(
          new Contacts.Point(
              wrong.line(field + "name", point.name()),
              wrong.phone(field + "phone", point.phone()),
              wrong.email(field + "email", point.email()),
              wrong.line(field + "line", point.line()),
              wrong.text(field + "address", point.address())));
    }
    return errors.hasErrors() ? null : new Contacts(read);
  }
}
