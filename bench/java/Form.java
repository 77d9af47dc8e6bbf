import java.util.ArrayList;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The form of a page, sent as a browser would send it, with some fields filled in otherwise. */
final class Form {
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");
  private static final Pattern NAME = Pattern.compile(" name=\"([^\"]+)\"");
  private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");
  private static final Pattern AREA =
      Pattern.compile("(?s)<textarea[^>]* name=\"([^\"]+)\"[^>]*>(.*?)</textarea>");

  private Form() {}

  static String filled(String page, Map<String, String> otherwise) {
    var form = page.substring(page.indexOf("<form class=\"form\""));
    form = form.substring(0, form.indexOf("</form>"));
    var fields = new ArrayList<String>();
    for (var input : INPUT.matcher(form).results().map(MatchResult::group).toList()) {
      var chooses = input.contains("type=\"radio\"") || input.contains("type=\"checkbox\"");
      var name = NAME.matcher(input);
      var value = VALUE.matcher(input);
      if (name.find() && (!chooses || input.contains("checked"))) {
        var typed = value.find() ? plain(value.group(1)) : "";
        fields.add(field(name.group(1), otherwise.getOrDefault(name.group(1), typed)));
      }
    }
    for (var area : AREA.matcher(form).results().toList())
      fields.add(
          field(area.group(1), otherwise.getOrDefault(area.group(1), plain(area.group(2).strip()))));
    return String.join("&", fields);
  }

  private static String field(String name, String value) {
    return name + "=" + SignedIn.encoded(value);
  }

  private static String plain(String html) {
    return html.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
