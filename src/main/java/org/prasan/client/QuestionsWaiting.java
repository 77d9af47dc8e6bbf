package org.prasan.client;

import java.util.List;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.prasan.web.Waiting;
import org.springframework.stereotype.Component;

/** That somebody else may know a client, and asks whether to talk. */
@Component
class QuestionsWaiting implements Waiting {
  private final AnswerQuestion answer;

  QuestionsWaiting(AnswerQuestion answer) {
    this.answer = answer;
  }

  @Override
  public List<Card> waitingFor(Acting acting) {
    if (!acting.may(Action.EDIT_CLIENTS) || acting.organization() == null) return List.of();
    int open = answer.open(acting).size();
    if (open == 0) return List.of();
    return List.of(
        new Card(
                "client.question.duty",
                List.of(open),
                "message-circle",
                ClientPages.base(acting) + "/questions",
                null,
                2)
            .gathering(open));
  }
}
