package org.prasan.referral;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.prasan.notification.NoticeMarks;
import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Action;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices of referrals are told apart by the code that both sides use on the telephone. */
@Component
class ReferralMarks implements NoticeMarks {
  private static final Pattern PAGE = Pattern.compile("/referrals/([0-9a-f-]{36})");

  private final Referrals referrals;

  ReferralMarks(Referrals referrals) {
    this.referrals = referrals;
  }

  /** Row-level security leaves those out of which this organization is no side. */
  @Override
  @Transactional(readOnly = true)
  public Map<String, String> marks(Acting acting, Collection<String> paths) {
    if (!acting.may(Action.SEE_REFERRALS)) return Map.of();
    var asked = new LinkedHashMap<ReferralId, String>();
    for (var path : paths) {
      var page = PAGE.matcher(path);
      if (page.matches()) asked.put(new ReferralId(UUID.fromString(page.group(1))), path);
    }
    var marks = new LinkedHashMap<String, String>();
    referrals
        .codes(acting.coalitionId(), asked.keySet())
        .forEach((id, code) -> marks.put(asked.get(id), code));
    return marks;
  }
}
