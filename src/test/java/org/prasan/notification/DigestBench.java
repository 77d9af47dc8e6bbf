package org.prasan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prasan.AtOnce;
import org.prasan.PrasanTest;
import org.prasan.Scene;
import org.prasan.Scenes;
import org.prasan.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The digests of ten thousand people to a mail server on this machine; bench/digest runs it. Not
 * part of the tests, hence its name.
 */
@PrasanTest
@Tag("slow")
class DigestBench {
  private static final int COALITIONS = 10;
  private static final int PEOPLE =
      Integer.parseInt(System.getenv().getOrDefault("BENCH_PEOPLE", "10000")) / COALITIONS;
  private static final int NEW = 3;
  private static final Path PAPER = Path.of("docs/performance.md");
  private static final String BEGIN = "<!-- digest: begin -->\n";
  private static final String END = "<!-- digest: end -->";

  @Autowired Scenes scenes;
  @Autowired BeginDigests digests;
  @Autowired PostOffice office;
  @Autowired TestClock clock;
  @Autowired JdbcClient jdbc;

  @Test
  void measure() throws Exception {
    var post = office.open();
    try {
      var now = clock.instant().atZone(clock.getZone());
      clock.forward(
          Duration.between(now, now.with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).withHour(12)));
      var there = new ArrayList<Scene>();
      for (int i = 0; i < COALITIONS; i++) there.add(peopled(i));
      var table = new StringBuilder();
      table.append(
          """
          | copies of the application | people | begun in s | sent in s | people/s | heap MB |
          |--:|--:|--:|--:|--:|--:|
          """);
      run(post, there, 1, table);
      clock.forward(Duration.ofDays(1));
      for (var scene : there) tell(scene, "later");
      run(post, there, 2, table);
      table.append(machine());
      if (System.getenv("PRASAN_TEST_WRITE_DOCS") != null) write(table.toString());
      Files.writeString(Path.of("target/digest-bench.md"), table.toString());
    } finally {
      clock.back();
      post.stop();
    }
  }

  private void run(GreenMail post, List<Scene> there, int copies, StringBuilder table)
      throws Exception {
    post.purgeEmailFromAllMailboxes();
    long begin = System.nanoTime();
    int begun = 0;
    for (var scene : there) begun += digests.begin(scene.coalition());
    double beginning = (System.nanoTime() - begin) / 1e9;
    begin = System.nanoTime();
    Callable<Integer> first = office.copy(post)::sendDue;
    Callable<Integer> second = copies == 1 ? () -> 0 : office.copy(post)::sendDue;
    int sent = AtOnce.all(first, second).stream().mapToInt(Integer::intValue).sum();
    double sending = (System.nanoTime() - begin) / 1e9;
    assertThat(sent).isEqualTo(begun).isEqualTo(COALITIONS * PEOPLE);
    assertThat(post.getReceivedMessages()).hasSize(begun);
    table.append(
        String.format(
            Locale.ROOT,
            "| %d | %d | %.1f | %.1f | %.0f | %d |%n",
            copies,
            begun,
            beginning,
            sending,
            begun / (beginning + sending),
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20));
  }

  /** With an organization for every ten people. */
  private Scene peopled(int number) {
    var scene = scenes.fresh();
    scene.in(
        () -> {
          for (var sql :
              List.of(
                  """
                  create temporary table bench_people on commit drop as
                  select gen_random_uuid() as id, 'p' || n || '@%s.example' as email, n
                  from generate_series(1, %d) n
                  """
                      .formatted(scene.coalition().slug(), PEOPLE),
                  """
                  insert into identity.account
                    (id, email, name_th, name_en, operator, created_at, email_proved_at)
                  select id, email, 'ผู้ประสานงาน ' || n, 'Focal point ' || n, false, now(), now()
                  from bench_people
                  """,
                  """
                  insert into identity.account_coalition (account_id, coalition_id)
                  select id, '%1$s' from bench_people
                  """
                      .formatted(scene.id()),
                  """
                  insert into identity.person (coalition_id, id, name_th, name_en, email)
                  select '%1$s', id, 'ผู้ประสานงาน ' || n, 'Focal point ' || n, email
                  from bench_people
                  """
                      .formatted(scene.id()),
                  """
                  insert into identity.mandate
                    (coalition_id, id, person_id, organization_id, role, valid_from, vouch)
                  select '%1$s', gen_random_uuid(), id, md5('%2$d ' || n / 10)::uuid,
                    'FOCAL_POINT', '2020-01-01', 'GIVEN'
                  from bench_people
                  """
                      .formatted(scene.id(), number))) jdbc.sql(sql).update();
          return null;
        });
    tell(scene, "first");
    return scene;
  }

  private void tell(Scene scene, String when) {
    scene.in(
        () ->
            jdbc.sql(
                    """
                    insert into notification.notice
                      (coalition_id, id, person_id, topic, kind, arguments, path, dedupe, way,
                       told_at)
                    select p.coalition_id, gen_random_uuid(), p.id, 'NEWS', 'notification-test',
                      array['มูลนิธิหม่อน', '15 ธันวาคม'], '/home', :when || n, 'DIGEST', :now
                    from identity.person p, generate_series(1, :new) n
                    where p.coalition_id = :coalition
                    """)
                .param("when", when)
                .param("now", NoticeRows.utc(clock.instant()))
                .param("new", NEW)
                .param("coalition", scene.id().value())
                .update());
  }

  /** Others may have worked on it at the same time, which the load tells. */
  private static String machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%nMeasured on %s with `bench/digest`: %d cores, load %.1f at the end.%n",
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
            .toString()
            .substring(0, 10),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage());
  }

  private static void write(String measured) throws IOException {
    var paper = Files.readString(PAPER);
    int from = paper.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(
        PAPER, paper.substring(0, from) + measured + paper.substring(paper.indexOf(END)));
  }
}
