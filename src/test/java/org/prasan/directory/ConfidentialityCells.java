package org.prasan.directory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.prasan.Scene;
import org.prasan.tenancy.OrganizationId;
import org.prasan.tenancy.Role;
import org.springframework.boot.test.context.TestComponent;

/**
 * A service for each level of the whole, each level of its parts, and each relation of the reader's
 * organization to it. Who may read what of it stands here in words of its own and not in those of
 * {@link Visibility}.
 */
@TestComponent
class ConfidentialityCells {
  static final String SEAT = "shelter-night";
  static final Set<Role> TRUSTED =
      EnumSet.of(Role.CASE_WORKER, Role.ALTERNATE, Role.FOCAL_POINT, Role.DIRECTOR);
  static final Set<Role> OUTSIDE = EnumSet.of(Role.VISITOR, Role.ACCOUNT_HOLDER, Role.OPERATOR);

  private final DirectoryScenes directory;
  private final Clock clock;

  ConfidentialityCells(DirectoryScenes directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** How the reader's organization stands to the service. */
  enum Relation {
    OWN,
    NAMED,
    ON_DUTY,
    STRANGER
  }

  /** One service of the matrix, with a word of its own in each part. */
  record Cell(Relation relation, Level whole, Level part, String word, ServiceId id) {
    String name() {
      return "บริการ" + word;
    }

    String in(FieldGroup field) {
      return field.name().toLowerCase(Locale.ROOT) + word;
    }
  }

  List<Cell> of(Scene scene) {
    directory.onDuty(scene, SEAT);
    var stranger = OrganizationId.fresh();
    var cells = new ArrayList<Cell>();
    for (var relation : Relation.values())
      for (var whole : Level.values())
        for (var part : Level.values())
          if (part.compareTo(whole) >= 0)
            cells.add(cell(scene, cells.size(), relation, whole, part, stranger));
    return List.copyOf(cells);
  }

  private Cell cell(
      Scene scene,
      int number,
      Relation relation,
      Level whole,
      Level part,
      OrganizationId stranger) {
    var word = "q" + letters(number);
    var owner = relation == Relation.OWN ? scene.organization() : stranger;
    var parts = new EnumMap<FieldGroup, Level>(FieldGroup.class);
    for (var field : FieldGroup.values()) parts.put(field, part);
    var kept =
        new Confidentiality(
            whole,
            parts,
            relation == Relation.NAMED ? List.of(scene.organization()) : List.of(),
            relation == Relation.ON_DUTY ? List.of(SEAT) : List.of());
    var cell = new Cell(relation, whole, part, word, ServiceId.fresh());
    var id = directory.add(scene, owner, cell.name(), service -> told(service, cell).with(kept));
    return new Cell(relation, whole, part, word, id);
  }

  private Service told(Service service, Cell cell) {
    var described = DirectoryScenes.described(service, cell.in(FieldGroup.DESCRIPTION));
    var placed =
        DirectoryScenes.at(described, cell.in(FieldGroup.ADDRESS), DirectoryScenes.CHIANG_RAI);
    return placed
        .with(
            new Service.Reach(
                List.of(
                    new Service.Phone("000 111 0001", null, cell.in(FieldGroup.PHONES), List.of())),
                List.of(new Service.Contact(cell.in(FieldGroup.CONTACTS), null, null, null))))
        .with(new Capacity(cell.in(FieldGroup.CAPACITY), 3, 9, null, clock.instant(), null));
  }

  /** Words that no other word is like, so that a similar spelling finds nothing. */
  private static String letters(int number) {
    var letters = "bcdfghjklm";
    return ("" + letters.charAt(number / 10) + letters.charAt(number % 10)).repeat(3);
  }

  static boolean mayKnow(Role role, Cell cell) {
    return may(role, cell.relation(), cell.whole(), true);
  }

  static boolean mayRead(Role role, Cell cell) {
    return mayKnow(role, cell) && may(role, cell.relation(), cell.part(), false);
  }

  private static boolean may(Role role, Relation relation, Level level, boolean whole) {
    boolean named = TRUSTED.contains(role) && relation != Relation.STRANGER;
    return switch (level) {
      case PUBLIC -> true;
      case MEMBERS -> !OUTSIDE.contains(role);
      case SEATS -> named;
      case NEVER -> whole && TRUSTED.contains(role) && relation == Relation.OWN;
    };
  }
}
