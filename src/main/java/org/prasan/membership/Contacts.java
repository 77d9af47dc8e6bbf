package org.prasan.membership;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an organization is reached, the best way first. */
record Contacts(List<Point> points) implements Section {
  static final Contacts NONE = new Contacts(List.of());

  Contacts {
    points = points.stream().filter(point -> !point.empty()).toList();
  }

  /** One person, desk or office that answers. */
  record Point(
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String line,
      @Nullable String address) {
    Point {
      name = Typed.line(name);
      phone = Typed.code(phone);
      email = Typed.line(email);
      line = Typed.line(line);
      address = Typed.paragraphs(address);
    }

    boolean empty() {
      return name == null && phone == null && email == null && line == null && address == null;
    }
  }

  @Override
  public String word() {
    return "contacts";
  }
}
