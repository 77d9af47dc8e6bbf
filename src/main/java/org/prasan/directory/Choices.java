package org.prasan.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.OrganizationNames;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the forms of the directory offer to choose from, in the reader's language. */
@Component
class Choices {
  private final ServiceWords words;
  private final MessageSource messages;
  private final OrganizationNames organizations;

  Choices(ServiceWords words, MessageSource messages, OrganizationNames organizations) {
    this.words = words;
    this.messages = messages;
    this.organizations = organizations;
  }

  void into(Model model, Acting acting, Locale locale) {
    model.addAttribute("needs", words.needOptions());
    model.addAttribute("districts", words.districtOptions(acting.coalitionId()));
    model.addAttribute("spoken", Languages.options(messages, locale));
    model.addAttribute("sexes", enums("directory.sex.", List.of(Sex.values())));
    model.addAttribute(
        "legalStatuses", enums("directory.legal-status.", List.of(LegalStatus.values())));
    model.addAttribute("statuses", enums("directory.status.", List.of(Service.Status.values())));
    model.addAttribute("weeks", weeks());
    model.addAttribute("levels", enums("directory.level.", List.of(Level.values())));
  }

  /** Which week of the month, as it stands before a day in a rule. */
  private Map<String, String> weeks() {
    var options = new LinkedHashMap<String, String>();
    for (var number : List.of("1", "2", "3", "4", "-1"))
      options.put(number, words.say("directory.times.week." + number));
    return options;
  }

  Map<String, String> organizations(Acting acting, Locale locale) {
    var options = new LinkedHashMap<String, String>();
    for (var named : organizations.all(acting.coalitionId()))
      options.put(named.id().toString(), named.name().in(locale));
    return options;
  }

  Map<String, String> enums(String prefix, List<? extends Enum<?>> values) {
    var options = new LinkedHashMap<String, String>();
    for (var value : values) options.put(value.name(), words.say(prefix + value.name()));
    return options;
  }
}
