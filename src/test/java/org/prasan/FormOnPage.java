package org.prasan;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** A form of a page, as a browser would send it. */
public final class FormOnPage {
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?s)<input\\b(?<tag>[^>]*)>|<textarea\\b(?<area>[^>]*)>(?<text>.*?)</textarea>"
              + "|<select\\b(?<select>[^>]*)>(?<options>.*?)</select>");
  private static final Pattern CHOSEN = Pattern.compile("<option\\b([^>]*\\bselected\\b[^>]*)>");

  private FormOnPage() {}

  /** The form that has this field. */
  public static MultiValueMap<String, String> with(String field, MvcTestResult page) {
    var forms = FORM.matcher(text(page));
    while (forms.find()) {
      var fields = fields(forms.group(2));
      if (fields.containsKey(field)) return fields;
    }
    throw new AssertionError("No form with " + field + " on " + text(page));
  }

  /** The form that is sent to an address that ends so. */
  public static MultiValueMap<String, String> to(String path, MvcTestResult page) {
    var forms = FORM.matcher(text(page));
    while (forms.find())
      if (attribute(forms.group(1), "action").endsWith(path)) return fields(forms.group(2));
    throw new AssertionError("No form to " + path + " on " + text(page));
  }

  private static MultiValueMap<String, String> fields(String form) {
    var fields = new LinkedMultiValueMap<String, String>();
    var found = FIELD.matcher(form);
    while (found.find()) {
      if (found.group("area") != null)
        fields.add(attribute(found.group("area"), "name"), written(found.group("text")));
      else if (found.group("select") != null) chosen(fields, found);
      else typed(fields, found.group("tag"));
    }
    return fields;
  }

  private static void typed(MultiValueMap<String, String> fields, String tag) {
    var type = attribute(tag, "type");
    boolean box = type.equals("checkbox") || type.equals("radio");
    if (!box || tag.contains("checked="))
      fields.add(attribute(tag, "name"), attribute(tag, "value"));
  }

  private static void chosen(MultiValueMap<String, String> fields, Matcher found) {
    var option = CHOSEN.matcher(found.group("options"));
    if (option.find())
      fields.add(attribute(found.group("select"), "name"), attribute(option.group(1), "value"));
  }

  private static String attribute(String tag, String name) {
    var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
  }

  /** A text area begins after the line break that a browser drops. */
  private static String written(String text) {
    return HtmlUtils.htmlUnescape(text.startsWith("\n") ? text.substring(1) : text);
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
