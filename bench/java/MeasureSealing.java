import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** What sealing costs by itself: making a key, unwrapping one, and a field sealed and opened. */
final class MeasureSealing {
  private interface Work {
    Object run() throws Exception;
  }

  private static Object last;

  public static void main(String[] arguments) throws Exception {
    AeadConfig.register();
    var known = RegistryConfiguration.get();
    var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, known);
    var master = keyset.getPrimitive(known, Aead.class);
    var bytes =
        TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get(), known);
    var place = "client.file.story".getBytes(StandardCharsets.UTF_8);
    var wrapped = master.encrypt(bytes, place);
    var field = "เรื่องที่เล่าที่แม่สาย ".repeat(10).getBytes(StandardCharsets.UTF_8);
    var sealed = master.encrypt(field, place);
    System.out.printf(
        "Sealing alone, on one core: a new key %.1f µs, unwrapping a key and making it ready %.1f µs,"
            + " a field of %d bytes sealed %.1f µs, opened %.1f µs.%n",
        micros(() -> KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, known)),
        micros(
            () ->
                TinkProtoKeysetFormat.parseKeyset(
                        master.decrypt(wrapped, place), InsecureSecretKeyAccess.get(), known)
                    .getPrimitive(known, Aead.class)),
        field.length,
        micros(() -> master.encrypt(field, place)),
        micros(() -> master.decrypt(sealed, place)));
  }

  private static double micros(Work work) throws Exception {
    for (int n = 0; n < 20_000; n++) last = work.run();
    int times = 20_000;
    // Time of the processor: what else runs on the machine does not count.
    var thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    for (int n = 0; n < times; n++) last = work.run();
    return (thread.getCurrentThreadCpuTime() - start) / 1000.0 / times;
  }
}
