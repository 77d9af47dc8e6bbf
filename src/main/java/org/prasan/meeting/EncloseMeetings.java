package org.prasan.meeting;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.Organizer;
import org.prasan.notification.Enclosures;
import org.prasan.operation.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * An e-mail that invites to a meeting, moves it or calls it off brings the day for the calendar. A
 * calendar knows the meeting by its name, and the later by its number.
 */
@Component
class EncloseMeetings implements Enclosures {
  private static final Set<String> KINDS =
      Set.of(TellOfMeetings.INVITED, TellOfMeetings.CHANGED, TellOfMeetings.CALLED_OFF);
  private static final Pattern PAGE = Pattern.compile("/meetings/([0-9a-f-]{36})");

  private final MeetingDossiers dossiers;
  private final Settings settings;

  EncloseMeetings(MeetingDossiers dossiers, Settings settings) {
    this.dossiers = dossiers;
    this.settings = settings;
  }

  @Override
  @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
  public Optional<Enclosure> of(Letter letter, String kind, String path) {
    var page = PAGE.matcher(path);
    if (!KINDS.contains(kind) || !page.matches()) return Optional.empty();
    var coalition = letter.coalition();
    return dossiers
        .find(coalition.id(), new MeetingId(UUID.fromString(page.group(1))))
        .map(
            dossier ->
                MeetingEvent.of(
                        dossier.meeting(),
                        dossier.title().in(letter.locale()),
                        settings.timeZone(),
                        settings.address("/" + coalition.slug() + path))
                    .enclosed(organizer(letter)));
  }

  private static Organizer organizer(Letter letter) {
    var name = new Cn(letter.coalition().shortName().in(letter.locale()));
    return new Organizer(new ParameterList(List.of(name)), URI.create("mailto:" + letter.sender()));
  }
}
