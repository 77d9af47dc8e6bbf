import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.prasan.language.LocalizedText;
import org.prasan.membership.NewOrganization;
import org.prasan.membership.OrganizationKind;
import org.prasan.membership.TargetGroup;

/** Organizations that do not exist: each kind for each theme at each place. */
final class InventedOrganizations {
  record Word(String th, String en) {}

  static final List<Word> THEMES =
      List.of(
          new Word("เพื่อเด็กและเยาวชน", "for Children and Youth"),
          new Word("คุ้มครองสิทธิเด็ก", "for Child Rights Protection"),
          new Word("เสริมพลังสตรี", "for Women's Empowerment"),
          new Word("ผู้หญิงชาติพันธุ์", "of Indigenous Women"),
          new Word("บ้านพักฉุกเฉิน", "Emergency Shelter"),
          new Word("เพื่อบุคคลไร้สัญชาติ", "for Stateless People"),
          new Word("ทุนการศึกษาเด็กดอย", "Highland Scholarship"),
          new Word("ต่อต้านการค้ามนุษย์", "Counter Trafficking"),
          new Word("แรงงานข้ามชาติ", "for Migrant Workers"),
          new Word("กฎหมายชุมชน", "Community Legal Aid"),
          new Word("ครอบครัวอุปถัมภ์", "Foster Family"),
          new Word("สุขภาวะชุมชน", "Community Health"),
          new Word("ครูอาสา", "Volunteer Teachers"),
          new Word("ศูนย์การเรียนรู้", "Learning Centre"),
          new Word("อาชีพทางเลือก", "Alternative Livelihoods"),
          new Word("เพื่อคนพิการ", "for People with Disabilities"));
  static final List<Word> PLACES =
      List.of(
          new Word("เมืองเชียงราย", "Mueang Chiang Rai"),
          new Word("เวียงชัย", "Wiang Chai"),
          new Word("เชียงของ", "Chiang Khong"),
          new Word("เทิง", "Thoeng"),
          new Word("พาน", "Phan"),
          new Word("ป่าแดด", "Pa Daet"),
          new Word("แม่จัน", "Mae Chan"),
          new Word("เชียงแสน", "Chiang Saen"),
          new Word("แม่สาย", "Mae Sai"),
          new Word("แม่สรวย", "Mae Suai"),
          new Word("เวียงป่าเป้า", "Wiang Pa Pao"),
          new Word("พญาเม็งราย", "Phaya Mengrai"),
          new Word("เวียงแก่น", "Wiang Kaen"),
          new Word("ขุนตาล", "Khun Tan"),
          new Word("แม่ฟ้าหลวง", "Mae Fa Luang"),
          new Word("แม่ลาว", "Mae Lao"),
          new Word("เวียงเชียงรุ้ง", "Wiang Chiang Rung"),
          new Word("ดอยหลวง", "Doi Luang"));
  private static final List<OrganizationKind> KINDS =
      List.of(
          OrganizationKind.FOUNDATION,
          OrganizationKind.ASSOCIATION,
          OrganizationKind.NETWORK,
          OrganizationKind.PROJECT);
  private static final Map<OrganizationKind, Word> CALLED =
      Map.of(
          OrganizationKind.FOUNDATION, new Word("มูลนิธิ", "Foundation"),
          OrganizationKind.ASSOCIATION, new Word("สมาคม", "Association"),
          OrganizationKind.NETWORK, new Word("เครือข่าย", "Network"),
          OrganizationKind.PROJECT, new Word("โครงการ", "Project"));
  static final List<LocalizedText> PILLARS =
      List.of(
          LocalizedText.of("การต่อต้านการค้ามนุษย์", "Counter trafficking"),
          LocalizedText.of("บุคคลไร้รัฐไร้สัญชาติ", "Stateless people"),
          LocalizedText.of("การคุ้มครอง", "Protection"),
          LocalizedText.of("การศึกษา", "Education"));

  private InventedOrganizations() {}

  /** So many of them, in an order that the random numbers give. */
  static List<NewOrganization> some(int size, Random random) {
    var all = new ArrayList<NewOrganization>();
    for (var kind : KINDS)
      for (var theme : THEMES)
        for (int place = 0; place < PLACES.size(); place++)
          all.add(organization(kind, theme, place, random));
    Collections.shuffle(all, random);
    return all.subList(0, size);
  }

  private static NewOrganization organization(
      OrganizationKind kind, Word theme, int place, Random random) {
    var called = CALLED.get(kind);
    var at = PLACES.get(place);
    var groups = EnumSet.noneOf(TargetGroup.class);
    while (groups.size() < 3)
      groups.add(TargetGroup.values()[random.nextInt(TargetGroup.values().length)]);
    return new NewOrganization(
        LocalizedText.of(
            called.th + theme.th + " " + at.th, at.en + " " + theme.en + " " + called.en),
        null,
        null,
        kind,
        LocalizedText.of(
            "ดูแลและคุ้มครองเด็ก สตรี และครอบครัวในอำเภอ"
                + at.th
                + " ร่วมกับชุมชนและหน่วยงานในพื้นที่ ให้ทุกคนเข้าถึงสิทธิและบริการอย่างเท่าเทียม",
            "Looks after children, women and families in "
                + at.en
                + " together with communities and local agencies."),
        LocalizedText.of(
            "ให้คำปรึกษา ที่พักชั่วคราว และการส่งต่อ", "Counselling, short stay, referral"),
        List.of("pillar_" + (1 + random.nextInt(4))),
        List.copyOf(groups),
        Stream.of(district(place + 1), district(1 + random.nextInt(18))).distinct().toList(),
        null,
        3 + random.nextInt(60),
        random.nextInt(40),
        null,
        null,
        List.of(new NewOrganization.Contact("สำนักงาน", "053 700 000", null, null, at.th)));
  }

  static String district(int number) {
    return "57%02d".formatted(number);
  }
}
