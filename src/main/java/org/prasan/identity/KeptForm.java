package org.prasan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.prasan.web.LocalPath;
import org.prasan.web.SwitchLanguage;

/**
 * What somebody had typed when the session ended: kept for a quarter of an hour, shown to nobody
 * else who uses this browser, and sent only when that person says so. Files and secrets are not
 * kept.
 *
 * @param address to which it was sent
 * @param page on which it stands
 * @param browser whose browser it was
 */
record KeptForm(
    String address, String page, List<Field> fields, boolean complete, String browser, Instant at)
    implements Serializable {
  private static final long serialVersionUID = 1L;
  static final String IN_SESSION = "identity.keptForm";
  private static final Pattern LEFT_OUT =
      Pattern.compile("(?i).*(password|code|token|csrf).*|" + SwitchLanguage.PAGE);
  private static final int MOST_CHARACTERS = 200_000;
  static final Duration LASTS = Duration.ofMinutes(15);

  /** One value of the form. */
  record Field(String name, String value) implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      return name + "=…";
    }
  }

  static KeptForm of(HttpServletRequest request, String browser, Instant now) {
    var fields = new ArrayList<Field>();
    int room = MOST_CHARACTERS;
    boolean complete = true;
    for (var parameter : request.getParameterMap().entrySet()) {
      if (LEFT_OUT.matcher(parameter.getKey()).matches()) continue;
      for (var value : parameter.getValue()) {
        room -= value.length();
        if (room < 0) complete = false;
        else fields.add(new Field(parameter.getKey(), value));
      }
    }
    var type = request.getContentType();
    boolean withFiles = type != null && type.startsWith("multipart/");
    var address = request.getRequestURI();
    var page = LocalPath.orNull(request.getParameter(SwitchLanguage.PAGE));
    return new KeptForm(
        address,
        page == null ? address : page,
        List.copyOf(fields),
        complete && !withFiles,
        browser,
        now);
  }

  /** Only the person who used this browser before, and not the day after. */
  boolean mayBeShownTo(SignedIn signedIn, Instant now) {
    return at.plus(LASTS).isAfter(now) && OwnBrowser.mark(signedIn.account()).equals(browser);
  }

  /** What a person wrote, without the technical values that forms carry along. */
  public List<Field> typed() {
    return fields.stream().filter(field -> !field.value().isBlank()).toList();
  }

  @Override
  public String toString() {
    return "KeptForm[" + address + "]";
  }
}
