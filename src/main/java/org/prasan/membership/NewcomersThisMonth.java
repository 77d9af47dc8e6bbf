package org.prasan.membership;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.prasan.language.LocalizedText;
import org.prasan.operation.Settings;
import org.prasan.tenancy.Acting;
import org.prasan.web.ThisMonth;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organizations that came into the registry these weeks, one sentence a day. */
@Component
class NewcomersThisMonth implements ThisMonth {
  private final JdbcClient jdbc;
  private final ZoneId zone;

  NewcomersThisMonth(JdbcClient jdbc, Settings settings) {
    this.jdbc = jdbc;
    this.zone = settings.timeZone();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Happening> between(Acting acting, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select (created_at at time zone :zone)::date as day, count(*) as arrived,
              min(name_th) as name_th, min(name_en) as name_en
            from membership.organization
            where coalition_id = :coalition and created_at >= :from and created_at < :until
            group by day order by day
            """)
        .param("zone", zone.getId())
        .param("coalition", acting.coalitionId().value())
        .param("from", from.atStartOfDay(zone).toOffsetDateTime())
        .param("until", to.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
        .query(
            (row, number) -> {
              var name = new LocalizedText(row.getString("name_th"), row.getString("name_en"));
              return happening(
                  acting, row.getObject("day", LocalDate.class), row.getInt("arrived"), name);
            })
        .list();
  }

  private static Happening happening(
      Acting acting, LocalDate day, int arrived, LocalizedText name) {
    var url = "/" + acting.coalition().slug() + "/organizations";
    return arrived == 1
        ? new Happening(
            day,
            "membership.arrived.one",
            List.of(name.in(LocaleContextHolder.getLocale())),
            "building-community",
            url)
        : new Happening(
            day, "membership.arrived.many", List.of(arrived), "building-community", url);
  }
}
