package org.prasan.coalition;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.audit.Audit;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.CoalitionId;
import org.prasan.tenancy.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbers for help that a coalition shows, and how its help page looks to others. */
@Service
public class Help {
  private final JdbcClient jdbc;
  private final Audit audit;

  Help(JdbcClient jdbc, Audit audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public HelpPage page(CoalitionId coalition) {
    return new HelpPage(look(coalition), contacts(coalition));
  }

  @Transactional(readOnly = true)
  public HelpPage.Look look(CoalitionId coalition) {
    return ReadOnce.of(List.of("help look", coalition), () -> readLook(coalition));
  }

  private HelpPage.Look readLook(CoalitionId coalition) {
    return jdbc.sql("select * from coalition.help_page where coalition_id = :coalition")
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new HelpPage.Look(
                    Columns.text(row, "title"),
                    row.getString("leave_to"),
                    NeutralIcon.valueOf(row.getString("icon")),
                    Columns.optionalText(row, "sender"),
                    row.getString("word")))
        .optional()
        .orElse(HelpPage.Look.USUAL);
  }

  private List<HelpContact> contacts(CoalitionId coalition) {
    return jdbc.sql(
            """
            select * from coalition.help_contact where coalition_id = :coalition
            order by position, id
            """)
        .param("coalition", coalition.value())
        .query(
            (row, number) ->
                new HelpContact(
                    Columns.id(row, "id"),
                    Columns.text(row, "label"),
                    row.getString("number"),
                    Columns.optionalText(row, "hours"),
                    strings(row.getArray("languages")),
                    row.getInt("position")))
        .list();
  }

  private static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /**
   * Shows it so, unless something else was saved since the page was opened that names the basis.
   */
  @Transactional
  boolean change(Acting acting, @Nullable String basis, HelpContact contact) {
    acting.require(Action.CONFIGURE_HELP);
    lock(acting);
    var now = contact(acting, contact.id());
    if (now != null && !now.equals(contact) && !basis(now).equals(basis)) return false;
    show(acting, contact);
    return true;
  }

  /** Stands on a page for what is shown there. */
  static String basis(Record shown) {
    return UUID.nameUUIDFromBytes(shown.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whoever else changes the page waits for the end of the transaction. */
  private void lock(Acting acting) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext(:what))")
        .param("what", "help " + acting.coalitionId())
        .query((row, number) -> number)
        .single();
  }

  /** Shows one more number, or shows this one differently. */
  @Transactional
  public void show(Acting acting, HelpContact contact) {
    acting.require(Action.CONFIGURE_HELP);
    var before = contact(acting, contact.id());
    if (contact.equals(before)) return;
    jdbc.sql(
            """
            insert into coalition.help_contact (coalition_id, id, label_th, label_en, number,
              hours_th, hours_en, languages, position)
            values (:coalition, :id, :labelTh, :labelEn, :number, :hoursTh, :hoursEn, :languages,
              :position)
            on conflict (coalition_id, id) do update
            set label_th = :labelTh, label_en = :labelEn, number = :number, hours_th = :hoursTh,
                hours_en = :hoursEn, languages = :languages, position = :position
            """)
        .param("coalition", acting.coalitionId().value())
        .param("id", contact.id())
        .param("labelTh", contact.label().th())
        .param("labelEn", contact.label().en())
        .param("number", contact.number())
        .param("hoursTh", Columns.thai(contact.hours()))
        .param("hoursEn", Columns.english(contact.hours()))
        .param("languages", contact.languages().toArray(String[]::new))
        .param("position", contact.position())
        .update();
    audit.record(acting, "help.contact-shown", "help-contact", contact.id(), before, contact);
  }

  @Transactional
  public boolean hide(Acting acting, UUID id) {
    acting.require(Action.CONFIGURE_HELP);
    var before = contact(acting, id);
    if (before == null) return false;
    jdbc.sql("delete from coalition.help_contact where coalition_id = :coalition and id = :id")
        .param("coalition", acting.coalitionId().value())
        .param("id", id)
        .update();
    audit.record(acting, "help.contact-hidden", "help-contact", id, before, null);
    return true;
  }

  private @Nullable HelpContact contact(Acting acting, UUID id) {
    return contacts(acting.coalitionId()).stream()
        .filter(contact -> contact.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Chooses so, unless somebody chose otherwise since the page was opened. */
  @Transactional
  boolean change(Acting acting, @Nullable String basis, HelpPage.Look look) {
    acting.require(Action.CONFIGURE_HELP);
    lock(acting);
    var now = readLook(acting.coalitionId());
    if (now.equals(look)) return true;
    if (!basis(now).equals(basis)) return false;
    look(acting, look);
    return true;
  }

  /** Chooses what of its pages and mails others see. */
  @Transactional
  public void look(Acting acting, HelpPage.Look look) {
    acting.require(Action.CONFIGURE_HELP);
    var before = look(acting.coalitionId());
    jdbc.sql(
            """
            insert into coalition.help_page (coalition_id, title_th, title_en, leave_to, icon,
              sender_th, sender_en, word)
            values (:coalition, :th, :en, :leaveTo, :icon, :senderTh, :senderEn, :word)
            on conflict (coalition_id) do update
            set title_th = :th, title_en = :en, leave_to = :leaveTo, icon = :icon,
                sender_th = :senderTh, sender_en = :senderEn, word = :word
            """)
        .param("coalition", acting.coalitionId().value())
        .param("th", look.title().th())
        .param("en", look.title().en())
        .param("leaveTo", look.leaveTo())
        .param("icon", look.icon().name())
        .param("senderTh", Columns.thai(look.sender()))
        .param("senderEn", Columns.english(look.sender()))
        .param("word", look.word())
        .update();
    audit.record(acting, "help.page-changed", "help-page", acting.coalitionId(), before, look);
  }
}
