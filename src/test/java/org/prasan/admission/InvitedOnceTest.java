package org.prasan.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.prasan.PrasanTest;
import org.prasan.tenancy.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A form that a tired finger sends five times at once invites once. */
@PrasanTest
class InvitedOnceTest {
  private static final int TIMES = 5;

  @Autowired Applicants applicants;
  @Autowired MockMvcTester pages;
  @Autowired JdbcClient jdbc;

  @Test
  void fiveOfOneFormInviteOnce() throws Exception {
    var scene = applicants.coalition().scene();
    var desk = Desk.at(pages, scene);
    var fields =
        Desk.fields(
            "key", LinkToken.fresh().value(), "nameTh", "สมาคมริมธาร", "email", Applicants.EMAIL);
    scene.person(Role.SECRETARY);
    var start = new CyclicBarrier(TIMES);
    Callable<Integer> send =
        () -> {
          start.await();
          return desk.post(Role.SECRETARY, "/applications/invite", fields)
              .getResponse()
              .getStatus();
        };
    var answers = new ArrayList<Integer>();
    try (var people = Executors.newFixedThreadPool(TIMES)) {
      var sent = new ArrayList<java.util.concurrent.Future<Integer>>();
      for (int i = 0; i < TIMES; i++) sent.add(people.submit(send));
      for (var one : sent) answers.add(one.get());
    }
    assertThat(answers).containsOnly(302);
    assertThat(
            scene.in(
                () ->
                    jdbc.sql(
                            """
                            select count(*) from admission.application
                            where coalition_id = :coalition
                            """)
                        .param("coalition", scene.id().value())
                        .query(Integer.class)
                        .single()))
        .isOne();
  }
}
