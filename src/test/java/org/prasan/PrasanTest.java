package org.prasan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test against the whole of Prasan on a real PostgreSQL. Where the database itself is the subject
 * (walls, order, search, what happens at once, every address once), the test has the tag {@code
 * data} as well: it then also runs against an external database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnPrasan
public @interface PrasanTest {}
