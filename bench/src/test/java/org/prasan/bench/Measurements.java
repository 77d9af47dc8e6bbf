package org.prasan.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** How long each answer took, kept apart by page and by number of people. */
final class Measurements {
  /** Which page, in which data, asked by how many people at once, who read it or ask on at once. */
  record Of(String page, String data, int people, boolean reading) {}

  private static final class Answers {
    final ConcurrentHistogram millis = new ConcurrentHistogram(60_000, 3);
    final LongAdder failed = new LongAdder();
  }

  private final Map<Of, Answers> answers = new ConcurrentHashMap<>();
  private final List<Of> order = new ArrayList<>();

  Of expect(Of of) {
    order.add(of);
    answers.put(of, new Answers());
    return of;
  }

  /** The request, and how long its answer took; any other status than this one is a failure. */
  ChainBuilder measured(Of of, HttpRequestActionBuilder request, int answer) {
    return exec(session -> session.remove("millis"))
        .exec(
            request.check(
                CoreDsl.responseTimeInMillis().saveAs("millis"), status().is(answer)))
        .exec(
            session -> {
              if (session.isFailed() || !session.contains("millis")) failed(of);
              else answered(of, session.getInt("millis"));
              return session.markAsSucceeded();
            });
  }

  private void answered(Of of, int millis) {
    answers.get(of).millis.recordValue(millis);
  }

  private void failed(Of of) {
    answers.get(of).failed.increment();
  }

  void writeTo(Path file, int seconds) {
    var lines = new ArrayList<String>();
    lines.add("page\tdata\tpeople\trequests/s\tp50\tp95\tp99\tfailed");
    for (var of : order) {
      var answer = answers.get(of);
      lines.add(
          "%s\t%s\t%s\t%.0f\t%d\t%d\t%d\t%d"
              .formatted(
                  of.page,
                  of.data,
                  of.reading ? of.people + " reading" : "" + of.people,
                  answer.millis.getTotalCount() / (double) seconds,
                  answer.millis.getValueAtPercentile(50),
                  answer.millis.getValueAtPercentile(95),
                  answer.millis.getValueAtPercentile(99),
                  answer.failed.sum()));
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
