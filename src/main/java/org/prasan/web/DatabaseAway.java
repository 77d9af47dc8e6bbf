package org.prasan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.operation.DatabaseWatch;
import org.prasan.operation.FairShare;
import org.prasan.operation.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.util.UrlPathHelper;

/**
 * Says in plain words that the database is away, has no room or too much to do, at once when that
 * is known, and gives back what was typed. Outside of everything that asks the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class DatabaseAway extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
  private static final Pattern ASSET =
      Pattern.compile("^/(?:webjars|css|js|fonts|images)/.*|^/[^/]+\\.[a-z0-9]+$");

  /** A connection that broke or could not be had, no room left, and a server that is stopping. */
  private static final Pattern STATES = Pattern.compile("08...|53...|57P..");

  private static final String NO_ROOM = "No space left on device";
  private static final String SECONDS = "15";

  private final DatabaseWatch watch;
  private final Settings settings;
  private final LocaleResolver languages;
  private final ToPrograms programs;
  private final ObjectProvider<ViewResolver> views;

  DatabaseAway(
      DatabaseWatch watch,
      Settings settings,
      LocaleResolver languages,
      ToPrograms programs,
      ObjectProvider<ViewResolver> views) {
    this.watch = watch;
    this.settings = settings;
    this.languages = languages;
    this.programs = programs;
    this.views = views;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ASSET.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (watch.isAway()) {
      explain(request, response, false);
      return;
    }
    try {
      FairShare.<Boolean, Exception>during(
          kind(UrlPathHelper.defaultInstance.getPathWithinApplication(request)),
          () -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (Exception e) {
      var why = outOfReach(e);
      if (why == null || response.isCommitted()) throw asItWas(e);
      LOG.error("A request could not be answered: {}", why.getMessage());
      explain(request, response, true);
    }
  }

  /** The part of the path, however it was written, that says which pages they are. */
  private static String kind(String path) {
    var parts = path.split("/", 4);
    return parts.length > 2 ? parts[2] : path;
  }

  private static ServletException asItWas(Exception failure) throws IOException {
    return switch (failure) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case ServletException e -> e;
      default -> new ServletException(failure);
    };
  }

  private static @Nullable Throwable outOfReach(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException) return cause;
      if (cause instanceof SQLException sql && matches(sql.getSQLState())) return cause;
      if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains(NO_ROOM))
        return cause;
      // A COMMIT or ROLLBACK that did not come to its end: nobody knows which.
      if (cause instanceof TransactionSystemException) return cause;
    }
    return null;
  }

  private static boolean matches(@Nullable String state) {
    return state != null && STATES.matcher(state).matches();
  }

  private void explain(HttpServletRequest request, HttpServletResponse response, boolean begun)
      throws ServletException, IOException {
    response.resetBuffer();
    int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    response.setStatus(status);
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
    if (ToPrograms.concern(request)) programs.tell(request, response, status);
    else show(OutOfReach.of(request, settings.baseUrl(), begun), request, response);
  }

  private void show(OutOfReach request, HttpServletRequest asked, HttpServletResponse response)
      throws ServletException, IOException {
    // Its secret would be looked for in the session, which is in the database.
    asked.removeAttribute(CsrfToken.class.getName());
    asked.removeAttribute("_csrf");
    asked.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, languages);
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(asked, response));
    try {
      page(asked).render(Map.of("outOfReach", request), asked, response);
    } catch (Exception e) {
      throw asItWas(e);
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
  }

  private View page(HttpServletRequest request) throws Exception {
    for (var resolver : views.orderedStream().toList()) {
      var view = resolver.resolveViewName("web/away", languages.resolveLocale(request));
      if (view != null) return view;
    }
    throw new IllegalStateException("No page for a database that is away");
  }
}
