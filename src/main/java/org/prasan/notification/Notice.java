package org.prasan.notification;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.prasan.tenancy.Coalition;
import org.prasan.tenancy.PersonId;

/**
 * Something a person is told: one sentence and where it leads. Its words are the key {@code
 * notice.<kind>} in the messages of the module that tells it.
 *
 * @param arguments what the sentence names; {@link Argument} makes those that read differently in
 *     each language. A confidential topic names nothing
 * @param path where it leads, below the address of the coalition, as in "/meetings/…"
 * @param tap what may be answered from the e-mail with one tap; null if there is nothing to answer
 * @param dedupe whoever tells a person the same again tells nothing; its beginning, as in
 *     "meeting.…", names the matter, so that {@link Notices#done} finds it
 */
public record Notice(
    Coalition coalition,
    PersonId person,
    Topic topic,
    String kind,
    List<String> arguments,
    String path,
    @Nullable TapOffer tap,
    String dedupe) {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9.-]*");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/_?=&#.,%-]*");

  public Notice {
    arguments = List.copyOf(arguments);
    if (!KIND.matcher(kind).matches()) throw new IllegalArgumentException("No kind: " + kind);
    if (!PATH.matcher(path).matches()) throw new IllegalArgumentException("No path: " + path);
    if (dedupe.isBlank()) throw new IllegalArgumentException("A notice exists once");
    if (topic.confidential() && !arguments.isEmpty())
      throw new IllegalArgumentException("A confidential notice names nothing: " + kind);
  }

  /** Nothing in it can be answered from an e-mail. */
  public Notice(
      Coalition coalition,
      PersonId person,
      Topic topic,
      String kind,
      List<String> arguments,
      String path,
      String dedupe) {
    this(coalition, person, topic, kind, arguments, path, null, dedupe);
  }

  @Override
  public String toString() {
    return "Notice[" + kind + ", " + dedupe + "]";
  }
}
