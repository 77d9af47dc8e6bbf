import java.util.function.Supplier;

/**
 * A kind of request that is measured.
 *
 * @param next another one each time, nothing when none is left
 * @param status by which it is answered when all is well
 * @param once whether each of them can be sent only once, so that there are not many
 */
record Asked(String name, Supplier<byte[]> next, int status, boolean once) {}
