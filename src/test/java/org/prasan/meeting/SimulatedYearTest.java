package org.prasan.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.icegreen.greenmail.util.GreenMail;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.prasan.commitment.Ladders;
import org.prasan.commitment.Promise;
import org.prasan.commitment.Source;
import org.prasan.notification.PostOffice;
import org.prasan.notification.Taps;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.FreshId;
import org.prasan.tenancy.PersonId;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Months of a coalition, day by day: meetings that come back, minutes, promises, and what people
 * are told of them. Whatever happens, nothing is told twice, no promise is without an owner, no
 * number is left out, and whoever has left hears nothing.
 */
@PrasanTest
@ResourceLock("clock")
class SimulatedYearTest {
  private static final int INVITED_BEFORE = 14;

  /** Days after the second meeting: what was promised there is late then and not yet done. */
  private static final int LEAVES_AFTER = 40;

  @Autowired Scenes scenes;
  @Autowired MeetingScenes meetings;
  @Autowired MinutesScenes minutes;
  @Autowired MeetingRows rows;
  @Autowired ChangeMeeting change;
  @Autowired RecordOutcome record;
  @Autowired CirculateMinutes circulate;
  @Autowired CorrectMinutes correct;
  @Autowired AdoptMinutes adopt;
  @Autowired RemindOfMeetings remind;
  @Autowired Ladders ladders;
  @Autowired PostOffice office;
  @Autowired Taps taps;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester pages;

  private final List<MeetingId> held = new ArrayList<>();
  private final List<UUID> promised = new ArrayList<>();
  private GreenMail post;
  private Scene first;
  private Scene second;
  private Scene third;
  private Series series;
  private UUID correction = FreshId.next();
  private @Nullable LocalDate leaves;

  @BeforeEach
  void threeMembers() {
    post = office.open();
    var now = clock.instant().atZone(clock.getZone());
    clock.forward(Duration.between(now, now.plusDays(1).truncatedTo(ChronoUnit.DAYS).withHour(9)));
    first = scenes.fresh();
    second = first.beside();
    third = first.beside();
    first.also(Role.SECRETARY, Role.ADMINISTRATOR);
    for (var one : List.of(first, second, third))
      meetings.member(first, one.organization(), "มูลนิธิ " + one.organization());
    second.person(Role.DIRECTOR);
    third.person(Role.DIRECTOR);
    second.person(Role.FOCAL_POINT);
    second.person(Role.ALTERNATE);
    series = meetings.series(first);
    // A year of digests is a thousand pages of what waits for each: one person gets them here.
    noDigest(first, Role.SECRETARY);
    noDigest(second, Role.DIRECTOR);
    noDigest(second, Role.ALTERNATE);
    noDigest(third, Role.DIRECTOR);
  }

  private void noDigest(Scene whose, Role role) {
    assertThat(
            pages
                .post()
                .uri(whose.url("/notices/settings"))
                .param("mails", "yes")
                .param("digest", "")
                .with(csrf())
                .with(whose.as(role)))
        .hasStatus3xxRedirection();
  }

  @AfterEach
  void thePresentReturns() {
    clock.back();
    post.stop();
  }

  @Test
  void monthsOfMeetingsMinutesAndPromisesTellEachThingOnce() {
    live(200, 2);
  }

  @Test
  @Tag("slow")
  void aYearOfMeetingsMinutesAndPromisesTellsEachThingOnce() {
    live(365, 4);
  }

  private void live(int days, int meetingsAtLeast) {
    var begin = meetings.today();
    var opening = meetings.draft(first, series, begin.plusDays(INVITED_BEFORE));
    first.in(() -> change.open(secretary(), opening));
    long mailsToWhoLeft = 0;
    for (int day = 0; day < days; day++) {
      for (var meeting : first.in(() -> rows.of(first.id(), series.id()))) live(meeting);
      if (meetings.today().equals(leaves)) {
        leave();
        mailsToWhoLeft = mails(Role.ALTERNATE);
      }
      reportWhatIsDone();
      round(day % 10 == 0 ? 2 : 1);
      clock.forward(Duration.ofDays(1));
    }
    System.out.println(
        "HELD "
            + begin
            + " "
            + first.in(() -> rows.of(first.id(), series.id())).stream()
                .map(m -> m.plan().day() + " " + m.stored())
                .toList());
    assertThat(held).hasSizeGreaterThanOrEqualTo(meetingsAtLeast);
    assertThat(mails(Role.ALTERNATE)).isPositive().isEqualTo(mailsToWhoLeft);
    everyMeetingWasToldAndItsMinutesAdopted();
    nothingWasToldTwice();
    numbersHaveNoGap();
    promisesHaveOwners();
    whoeverLeftHearsNothing(Objects.requireNonNull(leaves));
  }

  /** What happens to a meeting on this day. */
  private void live(Meeting meeting) {
    var id = meeting.id();
    var age = ChronoUnit.DAYS.between(meeting.plan().day(), meetings.today());
    switch (meeting.stored()) {
      case OPEN -> {
        if (meeting.course().invited() == null && age >= -INVITED_BEFORE) {
          meetings.item(first, id, "เรื่องของไตรมาสนี้");
          first.in(() -> change.invite(secretary(), id));
        }
        if (age == 0) hold(id);
      }
      case CLOSED -> {
        if (age == 1) first.in(() -> circulate.circulate(secretary(), id, in(7)));
        if (age == 3) {
          correction = FreshId.next();
          assertThat(propose(id, correction)).isInstanceOf(MinutesOutcome.Done.class);
        }
        if (age == 5)
          first.in(() -> correct.decline(secretary(), id, correction, "ตรวจแล้วถูกต้อง"));
        if (age == 10)
          assertThat(propose(id, FreshId.next()))
              .as("corrections are closed")
              .isInstanceOf(MinutesOutcome.Refused.class);
      }
      default -> {}
    }
  }

  /** Two of three come, adopt the last minutes, decide twice, and promise two things. */
  private void hold(MeetingId id) {
    first.in(() -> change.start(secretary(), id, true));
    meetings.arrives(first, id, first.organization());
    meetings.arrives(first, id, second.organization());
    if (!held.isEmpty())
      assertThat(first.in(() -> adopt.adopt(secretary(), held.getLast(), id, false)))
          .isInstanceOf(MinutesOutcome.Done.class);
    for (var text : List.of("ใช้แบบฟอร์มเดียวกัน", "ประชุมครั้งหน้าที่เชียงแสน"))
      assertThat(meetings.decide(first, id, text, false)).isInstanceOf(RecordOutcome.Decided.class);
    var answering = held.size() < 2 ? Role.ALTERNATE : Role.FOCAL_POINT;
    promised.add(promise(id, second, second.person(answering), 30));
    accept(answering);
    promise(id, third, null, 40);
    first.in(() -> change.close(secretary(), id, false));
    held.add(id);
    if (held.size() == 2) leaves = in(LEAVES_AFTER);
  }

  private UUID promise(MeetingId id, Scene owner, @Nullable PersonId person, int days) {
    var promise = FreshId.next();
    var item = meetings.firstItem(first, id);
    first.in(
        () ->
            record.promise(
                secretary(),
                id,
                item,
                promise,
                new Promise(
                    "งานจากการประชุมครั้งที่ " + (held.size() + 1) + " สำหรับ " + days + " วัน",
                    owner.organization(),
                    person,
                    in(days),
                    new Source(MeetingSources.KIND, id.value(), item.value()),
                    null)));
    return promise;
  }

  /** From the e-mail, with one tap. */
  private void accept(Role role) {
    var link = taps.newest(second, role).orElseThrow();
    assertThat(pages.post().uri(link).param("answer", "accept").with(csrf()))
        .hasStatus3xxRedirection();
  }

  /** Every second promise before its day, the others three weeks after it. */
  private void reportWhatIsDone() {
    for (int i = 0; i < promised.size(); i++) {
      var due = i % 2 == 0 ? 5 : -21;
      var version = ready(promised.get(i), in(due));
      if (version.isEmpty()) continue;
      assertThat(
              pages
                  .post()
                  .uri(second.url("/commitments/" + promised.get(i) + "/steps/report-done"))
                  .param("id", UUID.randomUUID().toString())
                  .param("version", version.getFirst().toString())
                  .param("words", "ทำแล้ว")
                  .with(csrf())
                  .with(second.as(Role.FOCAL_POINT)))
          .hasStatus3xxRedirection();
    }
  }

  private List<Integer> ready(UUID promise, LocalDate due) {
    return first.in(
        () ->
            jdbc.sql(
                    """
                    select version from commitment.commitment
                    where coalition_id = :coalition and id = :id and due = :due
                      and state = 'ACCEPTED'
                    """)
                .param("coalition", first.id().value())
                .param("id", promise)
                .param("due", due)
                .query(Integer.class)
                .list());
  }

  /** The alternate goes; what was promised passes to the focal point, who says yes anew. */
  private void leave() {
    var person = second.person(Role.ALTERNATE);
    var form =
        pages
            .post()
            .uri(first.url("/people/" + person + "/deactivation"))
            .with(csrf())
            .with(first.as(Role.SECRETARY))
            .param("successor-" + second.acting(Role.ALTERNATE).mandate(), "nobody");
    var open = openOf(person);
    assertThat(open).hasSize(1);
    form.param("successor-" + open.getFirst(), second.person(Role.FOCAL_POINT).toString());
    assertThat(form).hasStatus3xxRedirection();
    accept(Role.FOCAL_POINT);
  }

  /** What runs every day, some days again: in another copy of the application, or after a fall. */
  private void round(int times) {
    for (int i = 0; i < times; i++) {
      first.in(
          () -> {
            remind.sendDue(first.coalition());
            return true;
          });
      ladders.climb(first);
      office.beginDigests(first);
    }
    clock.forward(Duration.ofMinutes(3));
    office.send(post);
    clock.forward(Duration.ofMinutes(-3));
  }

  private MinutesOutcome propose(MeetingId id, UUID fresh) {
    return second.in(
        () ->
            correct.propose(
                second.acting(Role.DIRECTOR),
                id,
                new CorrectMinutes.Proposed(fresh, null, "มาสาย 10 นาที", "ตามบัญชีลงเวลา")));
  }

  private void everyMeetingWasToldAndItsMinutesAdopted() {
    for (var id : held)
      for (var kind : List.of("meeting.invited", "meeting.soon"))
        for (var member : List.of(second, third))
          assertThat(told(member.person(Role.DIRECTOR), kind, id)).as(kind).isEqualTo(1);
    for (var id : held.subList(0, held.size() - 1))
      assertThat(
              minutes
                  .minutes(first, new MinutesScenes.Held(series.id(), id, ItemId.fresh()))
                  .state())
          .isEqualTo(MinutesState.ADOPTED);
  }

  private long told(PersonId person, String kind, MeetingId id) {
    return count(
        """
        select count(*) from notification.notice
        where coalition_id = :coalition and person_id = :person and kind = :kind and path = :path
        """,
        Map.of("person", person.value(), "kind", kind, "path", "/meetings/" + id));
  }

  private void nothingWasToldTwice() {
    assertThat(
            first.in(
                () ->
                    jdbc.sql(
                            """
                            select kind || ' ' || array_to_string(arguments, ', ') as told
                            from notification.notice where coalition_id = :coalition
                            group by person_id, kind, path, arguments having count(*) > 1
                            """)
                        .param("coalition", first.id().value())
                        .query(String.class)
                        .list()))
        .as("but that two people said yes to the same: who left, and who came after")
        .hasSize(1)
        .allMatch(told -> told.startsWith("commitment.accept"));
    assertThat(
            count(
                """
                select count(*) from notification.letter
                where coalition_id = :coalition and kind = 'DIGEST' and state = 'SENT'
                """,
                Map.of()))
        .isPositive();
    assertThat(
            count(
                """
                select count(*) from (
                  select from notification.letter where coalition_id = :coalition and kind = 'DIGEST'
                  group by person_id, date(written_at at time zone 'Asia/Bangkok')
                  having count(*) > 1) twice
                """,
                Map.of()))
        .isZero();
  }

  private void numbersHaveNoGap() {
    var years =
        first.in(
            () ->
                jdbc.sql(
                        """
                        select array_agg(number order by number) from meeting.decision
                        where coalition_id = :coalition group by year
                        """)
                    .param("coalition", first.id().value())
                    .query((row, at) -> List.of((Integer[]) row.getArray(1).getArray()))
                    .list());
    assertThat(years.stream().mapToInt(List::size).sum()).isEqualTo(2 * held.size());
    for (var numbers : years)
      assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  private void promisesHaveOwners() {
    assertThat(
            count(
                """
                select count(*) from commitment.commitment
                where coalition_id = :coalition and owner in (:owners)
                """,
                Map.of(
                    "owners",
                    List.of(second.organization().value(), third.organization().value()))))
        .isEqualTo(2L * held.size());
    assertThat(openOf(second.person(Role.ALTERNATE))).isEmpty();
    assertThat(openOf(second.person(Role.FOCAL_POINT))).hasSizeLessThan(held.size());
  }

  private void whoeverLeftHearsNothing(LocalDate day) {
    assertThat(
            count(
                """
                select count(*) from notification.notice
                where coalition_id = :coalition and person_id = :person and told_at > :day
                """,
                Map.of("person", second.person(Role.ALTERNATE).value(), "day", day.plusDays(1))))
        .isZero();
  }

  private List<UUID> openOf(PersonId person) {
    return first.in(
        () ->
            jdbc.sql(
                    """
                    select id from commitment.commitment
                    where coalition_id = :coalition and person = :person
                      and state in ('PROPOSED', 'DATE_ASKED', 'ACCEPTED', 'DELAY_ASKED')
                    """)
                .param("coalition", first.id().value())
                .param("person", person.value())
                .query(UUID.class)
                .list());
  }

  private long count(String sql, Map<String, ?> values) {
    return first.in(
        () ->
            jdbc.sql(sql)
                .param("coalition", first.id().value())
                .params(values)
                .query(Long.class)
                .single());
  }

  private long mails(Role role) {
    return PostOffice.to(post, second, role).size();
  }

  private LocalDate in(int days) {
    return meetings.today().plusDays(days);
  }

  private Acting secretary() {
    return first.acting(Role.SECRETARY);
  }
}
