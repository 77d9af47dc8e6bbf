package org.prasan.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.prasan.language.LocalizedText;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.tenancy.OrganizationId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The services that fit what is known of somebody in codes, for whoever refers that person. */
@Component
public class FittingServices {
  private final WhoCanHelp find;
  private final ReadServices read;
  private final ServiceWords words;

  FittingServices(WhoCanHelp find, ReadServices read, ServiceWords words) {
    this.find = find;
    this.read = read;
    this.words = words;
  }

  /** A service, and in the reader's words why it fits. */
  public record Fitting(
      ServiceId id, LocalizedText name, OrganizationId organization, List<String> why) {
    public Fitting {
      why = List.copyOf(why);
    }
  }

  /**
   * For each need the best ones first, as far as this person may know of them. Those that speak the
   * language come before the others, for which there are interpreters.
   *
   * @param most how many for each need
   */
  @Transactional
  public List<Fitting> of(
      Acting acting,
      List<String> needs,
      @Nullable String district,
      @Nullable String language,
      @Nullable Sex sex,
      int most) {
    acting.require(Action.SEE_SERVICES);
    var wishes = new ArrayList<Wish>();
    for (var need : needs) {
      wishes.add(new Wish(null, need, district, language, sex, null, null, false, false, 0));
      if (language != null)
        wishes.add(new Wish(null, need, district, null, sex, null, null, false, false, 0));
    }
    var best = find.best(acting, wishes, most);
    Map<ServiceId, Fitting> fitting = new LinkedHashMap<>();
    for (int i = 0; i < wishes.size(); i++) {
      var wish = wishes.get(i);
      var unspoken = wish.language() == null ? language : null;
      best.get(i)
          .forEach(hit -> fitting.putIfAbsent(hit.service().id(), fitting(hit, wish, unspoken)));
    }
    return List.copyOf(fitting.values());
  }

  /** A service by its name. */
  public record Named(ServiceId id, LocalizedText name) {}

  /** Those of an organization that this person may know of. */
  @Transactional
  public List<Named> ofOrganization(Acting acting, OrganizationId organization) {
    return read.ofOrganization(acting, organization).stream()
        .map(service -> new Named(service.id(), service.name()))
        .toList();
  }

  /** What a service is called; empty if this person may not know of it. */
  @Transactional
  public Optional<LocalizedText> name(Acting acting, ServiceId id) {
    return read.name(acting, id);
  }

  /** Whether this person may know of the service, and that organization gives it now. */
  @Transactional
  public boolean gives(Acting acting, OrganizationId organization, ServiceId id) {
    return read.given(acting, id, organization);
  }

  private Fitting fitting(WhoCanHelp.Hit hit, Wish wish, @Nullable String unspoken) {
    var service = hit.service();
    var why = new ArrayList<>(words.why(hit.ranked(), wish, service));
    if (unspoken != null) why.add(words.unspoken(unspoken));
    return new Fitting(service.id(), service.name(), service.organization(), why);
  }
}
