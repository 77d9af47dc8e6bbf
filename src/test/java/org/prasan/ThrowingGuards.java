package org.prasan;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.TestDatabase;
import org.prasan.tenancy.Coalition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * With {@code -Dguards=throwing}, whatever any test asks is asked before with each guard throwing
 * in turn: nothing may be answered or written, and what the test asks for is answered as ever
 * afterwards. An address is tried with the first requests that are answered there.
 */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
class ThrowingGuards implements MockMvcBuilderCustomizer, DisposableBean {
  private static final boolean ALWAYS = "throwing".equals(System.getProperty("guards"));

  /** So many requests to an address that are answered, and so many that are refused. */
  private static final int ANSWERED = 3;

  private static final int REFUSED = 12;

  /** Whoever accepts there is somebody from then on, and only then comes in, by these. */
  private static final Set<String> COMING_IN =
      Set.of("POST /invitation/{token}", "POST /first/{token}");

  private static final Pattern HOW =
      Pattern.compile(".*[.](SecondFactorDemand|SecondFactors|Mandates)[.].*");

  /** Sent as a form, and only read. */
  private static final Pattern READ =
      Pattern.compile("GET .*|POST .*/(audit/(verify|export)|numbers/own-cases|clients/find)");

  private final ReentrantLock one = new ReentrantLock();
  private final ObjectProvider<RequestMappingHandlerMapping> mapping;
  private final Map<String, Tried> tried = new TreeMap<>();
  private final AtomicInteger beside = new AtomicInteger();
  private int thrown;
  private int wrong;
  private @Nullable Faults faults;
  private @Nullable Connection past;
  private @Nullable Rows rows;

  ThrowingGuards(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mapping) {
    this.mapping = mapping;
  }

  /** What threw while an address was asked. */
  private static final class Tried {
    private final Set<String> guards = new HashSet<>();
    private int answered;
    private int refused;

    boolean isEnough() {
      return answered >= ANSWERED || (answered == 0 && refused >= REFUSED);
    }
  }

  @Override
  public void customize(ConfigurableMockMvcBuilder<?> pages) {
    if (ALWAYS) pages.addFilters(this::ask);
  }

  private void ask(ServletRequest asked, ServletResponse answered, FilterChain chain)
      throws IOException, ServletException {
    if (!(asked instanceof MockHttpServletRequest request) || !one.tryLock()) {
      if (!(asked instanceof SentOnce)) beside.incrementAndGet();
      chain.doFilter(asked, answered);
      return;
    }
    try {
      var route = route(request);
      var known = tried.computeIfAbsent(route, _ -> new Tried());
      if (route.isEmpty() || known.isEnough()) chain.doFilter(asked, answered);
      else
        inTurn(route, known, request, (MockHttpServletResponse) answered, (MockFilterChain) chain);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      one.unlock();
    }
  }

  private void inTurn(
      String route,
      Tried known,
      MockHttpServletRequest request,
      MockHttpServletResponse answer,
      MockFilterChain chain)
      throws IOException, ServletException, SQLException {
    var slug = slug(Objects.requireNonNull(request.getRequestURI()).split("/"));
    var coalition = coalition(slug);
    var tryNow = new ArrayList<String>();
    var found = new ArrayList<String>();
    var before = rows().of(coalition, slug);
    while (true) {
      long written = transactionsThatWrote();
      int others = beside.get();
      var sending = new Sending(new SentOnce(request), answer, chain);
      var guard =
          faults()
              .throwFromFirst(
                  method -> !tryNow.contains(method) && isUntried(route, known, method), sending);
      if (guard == null) {
        sending.end();
        break;
      }
      tryNow.add(guard);
      if (!sending.isRefused()) found.add(guard + ": answered " + answer.getStatus());
      if (transactionsThatWrote() != written) {
        var after = rows().of(coalition, slug);
        var changed = new TreeMap<>(after).entrySet();
        changed.removeAll(before.entrySet());
        // That it was refused stays true where the page that says so cannot be shown.
        changed.removeIf(table -> table.getKey().equals(Rows.REFUSALS));
        if (READ.matcher(route).matches())
          changed.removeIf(table -> Asked.READINGS.matcher(table.getKey()).matches());
        if (!changed.isEmpty() && beside.get() == others) found.add(guard + ": written " + changed);
        before = after;
      }
      answer.setCommitted(false);
      answer.reset();
    }
    thrown += tryNow.size();
    if (answer.getStatus() < HttpStatus.BAD_REQUEST.value()) {
      known.answered++;
      known.guards.addAll(tryNow);
    } else known.refused++;
    if (found.isEmpty()) return;
    wrong++;
    throw new AssertionError(route + ", then " + answer.getStatus() + ", where threw " + found);
  }

  private static boolean isUntried(String route, Tried known, String method) {
    return !known.guards.contains(method)
        && !(COMING_IN.contains(route) && HOW.matcher(method).matches());
  }

  /** One sending of a request. */
  private static final class Sending implements Runnable {
    private final SentOnce sent;
    private final MockHttpServletResponse answer;
    private final MockFilterChain chain;
    private @Nullable Exception failure;

    Sending(SentOnce sent, MockHttpServletResponse answer, MockFilterChain chain) {
      this.sent = sent;
      this.answer = answer;
      this.chain = chain;
    }

    @Override
    public void run() {
      chain.reset();
      try {
        chain.doFilter(sent, answer);
      } catch (IOException | ServletException | RuntimeException e) {
        failure = e;
      }
    }

    boolean isRefused() {
      return failure != null || answer.getStatus() >= HttpStatus.BAD_REQUEST.value();
    }

    /** As the test is answered. */
    void end() throws IOException, ServletException {
      sent.remember();
      switch (failure) {
        case null -> {}
        case IOException e -> throw e;
        case ServletException e -> throw e;
        default -> throw (RuntimeException) failure;
      }
    }
  }

  /** The pattern of the address, with the words in it that say what is wanted; empty if none. */
  private String route(MockHttpServletRequest request) {
    var asked = new SentOnce(request);
    try {
      ServletRequestPathUtils.parseAndCache(asked);
      if (mapping.getObject().getHandler(asked) == null) return "";
    } catch (Exception e) {
      return "";
    }
    return request.getMethod() + " " + pattern(asked);
  }

  private static String pattern(HttpServletRequest asked) {
    var pattern =
        String.valueOf(asked.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    var parts = asked.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    if (!(parts instanceof Map<?, ?> values)) return pattern;
    for (var part : values.entrySet()) {
      var value = String.valueOf(part.getValue());
      if (!part.getKey().equals("coalition") && value.matches("[a-z]+(-[a-z]+)*"))
        pattern = pattern.replaceAll("\\{" + part.getKey() + "(:[^}]*)?}", value);
    }
    return pattern;
  }

  /** Programs have it behind the name of their door. */
  private static String slug(String[] path) {
    if (path.length > 4 && path[1].equals("api")) return path[4];
    return path.length > 1 ? path[1] : "";
  }

  private UUID coalition(String slug) throws SQLException {
    try (var asked = past().prepareStatement("select id from tenancy.coalition where slug = ?")) {
      asked.setString(1, slug);
      try (var row = asked.executeQuery()) {
        return row.next() ? row.getObject(1, UUID.class) : Coalition.NONE.id().value();
      }
    }
  }

  /** Grows with each transaction that wrote anything, also one that was rolled back. */
  private long transactionsThatWrote() throws SQLException {
    try (var statement = past().createStatement();
        var row = statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::text")) {
      row.next();
      return Long.parseLong(row.getString(1));
    }
  }

  private Faults faults() {
    var there = faults;
    if (there == null) faults = there = new Faults(Faults.GUARDS);
    return there;
  }

  private Rows rows() throws SQLException {
    var there = rows;
    if (there == null) rows = there = Rows.fingerprints(past());
    return there;
  }

  private Connection past() throws SQLException {
    var open = past;
    if (open == null) past = open = TestDatabase.asSuperuser();
    return open;
  }

  /** Says what was tried, and which addresses no test was answered at. */
  @Override
  public void destroy() {
    if (!ALWAYS) return;
    System.out.println("Guards threw " + thrown + " times, wrongly at " + wrong + " requests");
    var answered = tried.entrySet().stream().filter(each -> each.getValue().answered > 0);
    var names = answered.map(Map.Entry::getKey).toList();
    System.out.println("Guards tried at: " + names);
    System.out.println("Guards not tried at: " + untried(names));
  }

  private List<String> untried(List<String> names) {
    return mapping.getObject().getHandlerMethods().keySet().stream()
        .flatMap(
            info ->
                info.getPatternValues().stream()
                    .flatMap(
                        pattern ->
                            info.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern)))
        .filter(route -> names.stream().noneMatch(name -> name.matches(regex(route))))
        .sorted()
        .toList();
  }

  private static String regex(String route) {
    return List.of(route.split("\\{[^}]*(\\{[^}]*}[^}]*)*}", -1)).stream()
        .map(Pattern::quote)
        .reduce((one, other) -> one + ".+" + other)
        .orElseThrow();
  }
}
