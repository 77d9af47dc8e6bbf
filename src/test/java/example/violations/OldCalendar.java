package example.violations;

import java.util.Date;

class OldCalendar {
  @SuppressWarnings("JavaUtilDate")
  Date when() {
    return new Date(0);
  }
}
