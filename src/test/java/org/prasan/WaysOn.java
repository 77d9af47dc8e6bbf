package org.prasan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Watches every page that any test is shown: what is refused, failed or empty offers a way on in
 * its main part, and a form that is refused says at its top what is wrong and leads there.
 */
@TestComponent
public class WaysOn implements MockMvcBuilderCustomizer {
  private static final Pattern MAIN = Pattern.compile("(?s)<main\\b.*?</main>");
  private static final Pattern WAY =
      Pattern.compile("<a\\b[^>]*\\bhref=|<button\\b(?![^>]*\\bhidden\\b)");
  private static final Pattern SUMMARY = Pattern.compile("(?s)<div[^>]*\\bdata-errors\\b.*?</div>");
  private static final Pattern LEADS_TO = Pattern.compile("href=\"#([^\"]+)\"");
  private static final Pattern WRONG_FIELD = Pattern.compile("aria-invalid=\"true\"");

  /** The page of an error alone has it: nothing was typed there. */
  private static final String ERROR_PAGE = "data-back";

  private static final String EMPTY = "class=\"nothing\"";

  @Override
  public void customize(ConfigurableMockMvcBuilder<?> pages) {
    pages.alwaysDo(WaysOn::look);
  }

  private static void look(MvcResult answer) throws Exception {
    var response = answer.getResponse();
    var type = response.getContentType();
    if (type == null || !type.startsWith("text/html")) return;
    var faults = faults(response.getStatus(), response.getContentAsString(StandardCharsets.UTF_8));
    if (faults.isEmpty()) return;
    throw new AssertionError(where(answer) + " " + response.getStatus() + " " + faults);
  }

  /** What a page lacks that was answered with this status. */
  static List<String> faults(int status, String page) {
    if (status < 400 && !page.contains(EMPTY)) return List.of();
    var found = MAIN.matcher(page);
    if (!found.find()) return List.of();
    var faults = new ArrayList<String>();
    if (!WAY.matcher(found.group()).find()) faults.add("leads nowhere");
    if (status == 422 && !page.contains(ERROR_PAGE)) faults.addAll(ofSummary(page));
    return faults;
  }

  private static List<String> ofSummary(String page) {
    var summary = SUMMARY.matcher(page);
    if (!summary.find()) return List.of("has no summary of what is wrong");
    var faults = new ArrayList<String>();
    var link = LEADS_TO.matcher(summary.group());
    boolean leads = false;
    while (link.find()) {
      leads = true;
      if (!page.contains(" id=\"" + link.group(1) + "\""))
        faults.add("leads to no field " + link.group(1));
    }
    if (!leads && WRONG_FIELD.matcher(page).find())
      faults.add("does not lead to the field that is wrong");
    return faults;
  }

  private static String where(MvcResult answer) {
    var request = answer.getRequest();
    var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    var shown = answer.getModelAndView();
    return request.getMethod()
        + " "
        + Objects.requireNonNullElse(route, request.getRequestURI())
        + " "
        + (shown == null ? "" : shown.getViewName());
  }
}
