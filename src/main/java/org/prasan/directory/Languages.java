package org.prasan.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** Languages spoken in the field, by their codes of ISO 639-3. */
public final class Languages {
  public static final List<String> CODES =
      List.of(
          "tha", "nod", "eng", "mya", "shn", "ahk", "lhu", "lis", "hmn", "ium", "ksw", "blt", "khb",
          "lao", "khm", "vie", "cmn", "tsq");

  private Languages() {}

  public static String key(String code) {
    return "directory.language." + code;
  }

  public static Map<String, String> options(MessageSource messages, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var code : CODES) options.put(code, messages.getMessage(key(code), null, code, locale));
    return options;
  }
}
