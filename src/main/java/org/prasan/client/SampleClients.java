package org.prasan.client;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.prasan.directory.LegalStatus;
import org.prasan.directory.Sex;
import org.prasan.language.PartialDate;
import org.prasan.tenancy.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented clients: those written down for a sample coalition, and those to practise with. */
@Component
public class SampleClients {
  private final OpenClient open;
  private final EditClient edit;
  private final CloseClient close;
  private final ClientClock clock;

  SampleClients(OpenClient open, EditClient edit, CloseClient close, ClientClock clock) {
    this.open = open;
    this.edit = edit;
    this.close = close;
    this.clock = clock;
  }

  /** A client, opened so many days before the day of loading. */
  public record Facts(
      String key,
      String by,
      int daysAgo,
      List<String> needs,
      @Nullable String district,
      @Nullable AgeBand ageBand,
      @Nullable Sex sex,
      @Nullable List<String> languages,
      @Nullable LegalStatus legalStatus,
      @Nullable Set<SafetyFlag> flags,
      @Nullable Map<Detail, String> told,
      @Nullable List<String> notes,
      @Nullable Boolean closed) {}

  /** Ids of the sample coalition. */
  public interface Keys {
    UUID id(String kind, String key);
  }

  /** As the case worker of the organization that opened the file. */
  @Transactional
  public void load(Acting acting, Facts facts, Keys keys) {
    var id = new ClientId(keys.id("client", facts.key()));
    Map<Detail, String> told = new EnumMap<>(Detail.class);
    if (facts.told() != null) told.putAll(facts.told());
    var opened = clock.now().minus(Duration.ofDays(facts.daysAgo()));
    open.open(acting, id, triage(facts, told), told, opened);
    int number = 0;
    for (var note : Objects.requireNonNullElse(facts.notes(), List.<String>of()))
      edit.note(acting, id, keys.id("client-note", facts.key() + ++number), note);
    if (Boolean.TRUE.equals(facts.closed())) close.close(acting, id, CloseReason.GOALS_REACHED);
  }

  /** One to practise with, like any client: nothing told about it opens afterwards. */
  @Transactional
  public void erase(Acting acting, ClientId id) {
    close.erase(acting, id, EraseReason.PRACTICE_OVER);
  }

  private Triage triage(Facts facts, Map<Detail, String> told) {
    var born = told.get(Detail.BORN);
    return new Triage(
        facts.needs(),
        facts.district(),
        born == null
            ? Objects.requireNonNullElse(facts.ageBand(), AgeBand.UNKNOWN)
            : AgeBand.of(PartialDate.of(born), clock.today()),
        facts.sex(),
        Objects.requireNonNullElse(facts.languages(), List.of()),
        facts.legalStatus(),
        Objects.requireNonNullElse(facts.flags(), Set.of()));
  }
}
