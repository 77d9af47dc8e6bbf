package org.prasan.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Where a page leads, and the forms it offers. */
record Offered(List<String> links, List<Form> forms, String csrf) {
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"/][^\"]*)\"");
  private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern FIELD =
      Pattern.compile(
          "(?s)<(input|button)\\b([^>]*)>"
              + "|<(select|textarea)\\b([^>]*)>(.*?)</(?:select|textarea)>");
  private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*value=\"([^\"]*)\"");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /**
   * A field as it stands there.
   *
   * @param choices what one may choose, if one chooses
   * @param accept of which kinds a file may be
   */
  record Field(
      String name, String id, String type, String value, List<String> choices, String accept) {}

  record Form(String method, String action, boolean multipart, List<Field> fields) {}

  static Offered of(String at, String page) {
    var links = new ArrayList<String>();
    var link = LINK.matcher(page);
    while (link.find()) links.add(HtmlUtils.htmlUnescape(link.group(1)));
    var forms = new ArrayList<Form>();
    var form = FORM.matcher(page);
    while (form.find()) forms.add(form(at, form.group(1), form.group(2)));
    var csrf = CSRF.matcher(page);
    return new Offered(links, forms, csrf.find() ? csrf.group(1) : "");
  }

  private static Form form(String at, String tag, String inside) {
    var action = attribute(tag, "action", at);
    var fields = new ArrayList<Field>();
    var field = FIELD.matcher(inside);
    while (field.find()) field(field).ifNamed(fields);
    return new Form(
        attribute(tag, "method", "get").toUpperCase(java.util.Locale.ROOT),
        action.startsWith("?") || action.isEmpty() ? at.replaceAll("\\?.*", "") + action : action,
        tag.contains("multipart/form-data"),
        fields);
  }

  private static Named field(Matcher field) {
    if (field.group(1) != null) {
      var tag = field.group(2);
      var type = field.group(1).equals("button") ? "button" : attribute(tag, "type", "text");
      var value = attribute(tag, "value", type.equals("checkbox") ? "on" : "");
      return new Named(
          new Field(
              attribute(tag, "name", ""),
              attribute(tag, "id", ""),
              type,
              value,
              List.of(),
              attribute(tag, "accept", "")));
    }
    var name = attribute(field.group(4), "name", "");
    var id = attribute(field.group(4), "id", "");
    if (field.group(3).equals("textarea"))
      return new Named(
          new Field(name, id, "text", HtmlUtils.htmlUnescape(field.group(5)), List.of(), ""));
    var options = new ArrayList<String>();
    var option = OPTION.matcher(field.group(5));
    while (option.find()) options.add(HtmlUtils.htmlUnescape(option.group(1)));
    return new Named(new Field(name, id, "select", "", options, ""));
  }

  /** A field without a name is not sent. */
  private record Named(Field field) {
    void ifNamed(List<Field> fields) {
      if (!field.name().isEmpty()) fields.add(field);
    }
  }

  static String attribute(String tag, String name, String otherwise) {
    var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : otherwise;
  }
}
