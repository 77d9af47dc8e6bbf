package org.prasan.operation;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Number and fingerprint of a set of rows, the same in whatever order they come. */
final class RowSum {
  private static final BigInteger RANGE = BigInteger.ONE.shiftLeft(256);

  private final MessageDigest digest = sha256();
  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(byte[] row) {
    sum = sum.add(new BigInteger(1, digest.digest(row))).mod(RANGE);
    rows++;
  }

  long rows() {
    return rows;
  }

  @Override
  public String toString() {
    return rows + " " + sum.toString(16);
  }
}
