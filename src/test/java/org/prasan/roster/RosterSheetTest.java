package org.prasan.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The sheet to pin up: a whole team on two pages at most, everybody's name whole. */
@PrasanTest
class RosterSheetTest {
  private static final List<String> GIVEN =
      List.of(
          "กมลวรรณ", "ศิริพรพรรณ", "ณัฐพงษ์", "ปิ่น", "ธนกฤต", "จันทร์เพ็ญ", "อาเจอะ", "สุรเชษฐ์");
  private static final List<String> FAMILY =
      List.of(
          "ศรีสุวรรณวัฒนกุล",
          "ใจดี",
          "เชื้อเมืองพาน",
          "ธรรมรักษาวงศ์",
          "มาเยอะ",
          "เลิศวิริยะกุลชัย");

  @Autowired Scenes scenes;
  @Autowired RosterScenes roster;
  @Autowired EditRotations rotations;
  @Autowired MockMvcTester pages;
  @Autowired TestClock clock;

  @Test
  void aMonthOfTwelveSeatsFitsOnTwoPagesWithEveryNameWhole() throws IOException {
    var scene = scenes.fresh();
    var month = YearMonth.from(roster.today()).plusMonths(2).withMonth(12);
    var names = team(scene, month);
    var answer =
        pages.get().uri(scene.url("/roster/sheet.pdf?month=" + month)).with(scene.as(Role.STAFF));
    var bytes = answer.exchange().getResponse().getContentAsByteArray();
    var words = new Words();
    try (var document = Loader.loadPDF(bytes)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(2);
      words.getText(document);
      assertThat(words.onOneAnother).isEmpty();
    }
    for (var name : names)
      for (var word : name.split(" ", -1)) assertThat(words.whole).contains(word);
  }

  /** Twelve seats, most of them served all day and night, by forty people in turns. */
  private List<String> team(Scene scene, YearMonth month) {
    var names = new ArrayList<String>();
    var secretary = scene.acting(Role.SECRETARY);
    for (int n = 0; n < 12; n++) {
      var seat =
          roster.seat(
              scene,
              "ศูนย์พึ่งได้โรงพยาบาลที่ " + n,
              n < 8 ? NeededHours.ALL_DAY : NeededHours.OFFICE_HOURS);
      var order = new ArrayList<DutyPersonId>();
      for (int m = 0; m < 4; m++) {
        var name =
            GIVEN.get((n + m * 3) % GIVEN.size()) + " " + FAMILY.get((n * 5 + m) % FAMILY.size());
        names.add(name);
        order.add(roster.person(scene, null, name, seat));
      }
      var turns =
          new Rotation(
              FreshId.next(),
              seat,
              Rotation.Rhythm.DAILY,
              LocalTime.of(16, 30),
              month.atDay(1),
              null,
              order,
              clock.instant(),
              null);
      assertThat(scene.in(() -> rotations.add(secretary, turns)))
          .isInstanceOf(EditRotations.Saved.class);
    }
    return names;
  }

  /** What stands on one line, and which pieces of text lie on one another. */
  private static final class Words extends PDFTextStripper {
    private final Set<String> whole = new HashSet<>();
    private final List<String> onOneAnother = new ArrayList<>();
    private final List<Piece> page = new ArrayList<>();

    private record Piece(String text, float left, float right, float line) {
      boolean liesOn(Piece other) {
        return line == other.line && left < other.right - 0.5f && other.left < right - 0.5f;
      }
    }

    @Override
    protected void startPage(PDPage next) {
      page.clear();
    }

    @Override
    protected void writeString(String text, List<TextPosition> at) {
      for (var word : text.split(" ", -1)) whole.add(word);
      var last = at.getLast();
      var piece =
          new Piece(
              text,
              at.getFirst().getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              at.getFirst().getYDirAdj());
      for (var other : page) if (piece.liesOn(other)) onOneAnother.add(text + " / " + other.text);
      page.add(piece);
      if (piece.right > getCurrentPage().getMediaBox().getWidth() - 20) onOneAnother.add(text);
    }
  }
}
