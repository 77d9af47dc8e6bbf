package org.prasan.meeting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.OrganizationId;
import org.prasan.web.FormCheck;

/** What is typed about an item of the agenda. */
record ItemForm(
    @Nullable UUID id,
    @Nullable Integer heading,
    @Nullable String title,
    @Nullable String detail,
    @Nullable String minutes,
    @Nullable UUID presenterOrganization,
    @Nullable String presenter,
    @Nullable Integer version) {
  static final int LONGEST_TITLE = 300;
  private static final int LONGEST_NAME = 200;

  static ItemForm fresh(int heading) {
    return new ItemForm(ItemId.fresh().value(), heading, "", "", "", null, "", 1);
  }

  static ItemForm of(Item item) {
    var facts = item.facts();
    return new ItemForm(
        item.id().value(),
        item.heading(),
        facts.title(),
        facts.detail(),
        facts.minutes() == 0 ? "" : String.valueOf(facts.minutes()),
        facts.presenterOrganization() == null ? null : facts.presenterOrganization().value(),
        facts.presenter(),
        item.version());
  }

  /** Nothing if something is wrong with it, which then stands beside the field. */
  Item.@Nullable Facts read(FormCheck check) {
    if (heading == null) check.wrong("heading", "web.wrong.choose");
    var words = check.line("title", title, LONGEST_TITLE);
    var more = check.limited("detail", detail, FormCheck.TEXT);
    var who = check.limited("presenter", presenter, LONGEST_NAME);
    var length =
        FormCheck.plain(minutes).isEmpty()
            ? Integer.valueOf(0)
            : check.number("minutes", minutes, 0, PastedLine.LONGEST_MINUTES);
    if (check.refused()) return null;
    return new Item.Facts(
        words,
        more,
        FormCheck.read(length),
        presenterOrganization == null ? null : new OrganizationId(presenterOrganization),
        who);
  }
}
