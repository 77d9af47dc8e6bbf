/**
 * Prasan, the working platform of civil-society coalitions; each package below is one of its
 * capabilities.
 */
@org.jspecify.annotations.NullMarked
package org.prasan;
