/**
 * Tables, papers and calendars that leave the product (CSV, XLSX, PDF, iCalendar) and tables that
 * people bring in.
 */
@ApplicationModule(displayName = "Exchange", allowedDependencies = "language")
@NullMarked
package org.prasan.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
