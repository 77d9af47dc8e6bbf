package org.prasan;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.Lines;
import org.prasan.operation.TestDatabase;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;

/**
 * The line to the database breaks after a COMMIT of a form was sent and before its answer is heard,
 * and whoever reads that nobody knows sends the form again: the first time at the first COMMIT, the
 * second time at the second, until it is answered. What was done by then is not done again. With
 * {@code -Dlines=broken} it happens to each form that any test sends.
 */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public class BrokenLines implements MockMvcBuilderCustomizer {
  private static final boolean ALWAYS = "broken".equals(System.getProperty("lines"));

  /** What is noted of those who only look, or are refused, is noted as often as they ask. */
  private static final String DEEDS =
      """
      select deed, count(*) from audit.entry
      where coalition_id = ?
        and deed !~ '(read|listed|exported|client.opened|file.opened|refused|not-taken)$'
      group by deed
      """;

  /** Its row is a lock as well, which also stays where something was refused. */
  private static final String LOCK = "coalition.charter";

  private final ReentrantLock one = new ReentrantLock();
  private boolean breaking = ALWAYS;
  private int broken;
  private @Nullable Connection past;
  private @Nullable Rows rows;

  @Override
  public void customize(ConfigurableMockMvcBuilder<?> pages) {
    pages.addFilters(this::send);
  }

  /** Each form that is sent meanwhile; answers how often the line broke. */
  public int during(Runnable forms) {
    breaking = true;
    broken = 0;
    try {
      forms.run();
      return broken;
    } finally {
      breaking = ALWAYS;
      Lines.repair();
    }
  }

  private void send(ServletRequest asked, ServletResponse answered, FilterChain chain)
      throws IOException, ServletException {
    boolean breaks =
        breaking
            && asked instanceof MockHttpServletRequest request
            && "POST".equals(request.getMethod())
            && one.tryLock();
    if (!breaks) {
      chain.doFilter(asked, answered);
      return;
    }
    try {
      again(
          (MockHttpServletRequest) asked,
          (MockHttpServletResponse) answered,
          (MockFilterChain) chain);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      one.unlock();
    }
  }

  private void again(
      MockHttpServletRequest request, MockHttpServletResponse answer, MockFilterChain chain)
      throws IOException, ServletException, SQLException {
    var address = Objects.requireNonNull(request.getRequestURI());
    var slug = slug(address.split("/"));
    var coalition = coalition(slug);
    var before = standing(coalition, slug);
    Map<String, Long> done = null;
    for (int commit = 1; isLost(commit, request, answer, chain); commit++) {
      broken++;
      var now = standing(coalition, slug);
      if (done == null && isMore(before, now)) done = now;
      answer.setCommitted(false);
      answer.reset();
    }
    if (done == null) return;
    var first = more(before, done);
    var what = address + " " + first;
    // What one request does in two steps is not the same twice.
    var twice = more(done, standing(coalition, slug));
    twice.keySet().retainAll(first.keySet());
    if (!twice.isEmpty()) throw new AssertionError(what + " twice: " + twice);
    if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value())
      throw new AssertionError(what + " was done and is answered with " + answer.getStatus());
  }

  /** Programs have it behind the name of their door. */
  private static String slug(String[] path) {
    if (path.length > 4 && path[1].equals("api")) return path[4];
    return path.length > 1 ? path[1] : "";
  }

  private static boolean isLost(
      int commit,
      MockHttpServletRequest request,
      MockHttpServletResponse answer,
      MockFilterChain chain)
      throws IOException, ServletException {
    var sent = new SentOnce(request);
    chain.reset();
    Lines.cutAfterCommit(commit);
    boolean lost = false;
    try {
      chain.doFilter(sent, answer);
      lost = Lines.wasCut() && answer.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value();
    } catch (RuntimeException e) {
      // The answer was on its way already when the session was written.
      if (!Lines.wasCut() || !answer.isCommitted()) throw e;
    } finally {
      if (!lost) sent.remember();
    }
    return lost;
  }

  private static boolean isMore(Map<String, Long> before, Map<String, Long> now) {
    return !more(before, now).isEmpty();
  }

  private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> now) {
    var more = new TreeMap<String, Long>();
    now.forEach(
        (what, count) -> {
          long known = before.getOrDefault(what, 0L);
          if (count > known && !Asked.READINGS.matcher(what).matches() && !what.equals(LOCK))
            more.put(what, count - known);
        });
    return more;
  }

  /** What there is of everything, past every wall. */
  private Map<String, Long> standing(@Nullable UUID coalition, String slug) throws SQLException {
    var standing = new TreeMap<String, Long>();
    if (coalition == null) return standing;
    if (rows == null) rows = Rows.counts(past());
    rows.of(coalition, slug).forEach((table, count) -> standing.put(table, Long.valueOf(count)));
    try (var asked = past().prepareStatement(DEEDS)) {
      asked.setObject(1, coalition);
      try (var deeds = asked.executeQuery()) {
        while (deeds.next()) standing.put("deed " + deeds.getString(1), deeds.getLong(2));
      }
    }
    return standing;
  }

  private @Nullable UUID coalition(String slug) throws SQLException {
    try (var asked = past().prepareStatement("select id from tenancy.coalition where slug = ?")) {
      asked.setString(1, slug);
      try (var row = asked.executeQuery()) {
        return row.next() ? row.getObject(1, UUID.class) : null;
      }
    }
  }

  private Connection past() throws SQLException {
    var open = past;
    if (open == null) past = open = TestDatabase.asSuperuser();
    return open;
  }
}
