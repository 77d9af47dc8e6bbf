package org.prasan.agreement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.language.LocalizedText;
import org.prasan.language.Visible;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A text is saved once and for all, as the next version. */
@Service
class WriteText {
  private static final Pattern LINE_ENDS = Pattern.compile("[ \\t\\u00a0]*\\n");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  private final Dossiers dossiers;
  private final TextVersions texts;
  private final Stamps stamps;
  private final Audit audit;

  WriteText(Dossiers dossiers, TextVersions texts, Stamps stamps, Audit audit) {
    this.dossiers = dossiers;
    this.texts = texts;
    this.stamps = stamps;
    this.audit = audit;
  }

  sealed interface Outcome {}

  /** Also if the newest version says exactly this already. */
  record Saved(int number) implements Outcome {}

  /** Somebody saved another version after this page was opened. */
  record ChangedMeanwhile(int newest) implements Outcome {}

  record NotNow(AgreementState state) implements Outcome {}

  record NotFound() implements Outcome {}

  /**
   * @param basis the number of the version that was on the page; 0 if there was none
   */
  @Transactional
  Outcome write(Acting acting, AgreementId id, int basis, LocalizedText text) {
    acting.require(Action.EDIT_AGREEMENT);
    var now = dossiers.lock(acting.coalitionId(), id).orElse(null);
    if (now == null) return new NotFound();
    if (!Act.WRITE_TEXT.possibleIn(now.state())) return new NotNow(now.state());
    var title = now.agreement().title();
    var newest = now.newest().orElse(null);
    if (newest != null && newest.says(title, text)) return new Saved(newest.number());
    int last = newest == null ? 0 : newest.number();
    if (last != basis) return new ChangedMeanwhile(last);
    var version =
        new TextVersion(
            last + 1,
            title,
            text,
            TextVersion.fingerprint(title, text),
            stamps.now(),
            acting.person(),
            acting.organization());
    texts.add(acting.coalitionId(), id, version);
    audit.record(
        acting, "agreement.text-saved", "agreement", id, told(newest, title), told(version, title));
    return new Saved(version.number());
  }

  private static @Nullable Map<String, Object> told(
      @Nullable TextVersion version, LocalizedText title) {
    if (version == null) return null;
    var told = new LinkedHashMap<String, Object>();
    told.put("title", title);
    told.put("textVersion", version.number());
    told.put("fingerprint", version.fingerprint());
    return told;
  }

  /** One spelling of what was typed, so that what looks the same has the same fingerprint. */
  static String clean(String typed) {
    var lines = LINE_ENDS.matcher(Visible.text(typed)).replaceAll("\n");
    return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
  }
}
