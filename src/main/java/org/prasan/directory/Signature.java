package org.prasan.directory;

/**
 * The trigrams of a text, each as one of 2,048 bits. Two texts that share few bits are not alike,
 * and that is far sooner seen than how much they are alike.
 */
final class Signature {
  private Signature() {}

  /** Of a text that stands in the parameter. */
  static String of(String parameter) {
    return """
    (select bit_or(set_bit(cast(repeat('0', 2048) as bit(2048)),
        cast(cast('x' || substr(md5(t), 1, 4) as bit(16)) as integer) %% 2048, 1))
      from unnest(public.show_trgm(%s)) t)\
    """
        .formatted(parameter);
  }

  /**
   * Whether the text of a row may be as much like what stands in the parameter: of its trigrams so
   * large a part would have to be there. Two of them may be one bit.
   */
  static String mayBeLike(String parameter, String alike) {
    return """
    (x.signature is null or bit_count(x.signature & %1$s) >=
      (select ceil(%2$s * cardinality(public.show_trgm(%3$s)))
          - cardinality(public.show_trgm(%3$s)) + bit_count(%1$s)))\
    """
        .formatted(of(parameter), alike, parameter);
  }
}
