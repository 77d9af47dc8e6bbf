package org.prasan.coalition;

import org.prasan.tenancy.Acting;
import org.prasan.tenancy.Coalition;

/**
 * A coalition was founded, told within the transaction that founds it.
 *
 * @param founder who founded it, acting in the new coalition
 */
public record CoalitionFounded(Coalition coalition, Acting founder) {}
