package org.prasan.membership;

import org.prasan.Scene;
import org.prasan.tenancy.FreshId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a scene two pillars and three districts to work in. */
@TestComponent
class Places {
  private final JdbcClient jdbc;

  Places(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void of(Scene scene) {
    scene.in(
        () -> {
          pillar(scene, "education", "การศึกษา", "Education", 1);
          pillar(scene, "protection", "การคุ้มครอง", "Protection", 2);
          for (var code : new String[] {"5701", "5707", "5709"})
            jdbc.sql("insert into coalition.territory (coalition_id, district_code) values (?, ?)")
                .param(scene.id().value())
                .param(code)
                .update();
          return true;
        });
  }

  /** All districts of the province, and the pillars of the sample coalitions. */
  void wholeProvince(Scene scene) {
    scene.in(
        () -> {
          pillar(scene, "counter_trafficking", "การต่อต้านการค้ามนุษย์", "Counter trafficking", 1);
          pillar(scene, "statelessness", "บุคคลไร้รัฐไร้สัญชาติ", "Stateless people", 2);
          pillar(scene, "protection", "การคุ้มครอง", "Protection", 3);
          pillar(scene, "education", "การศึกษา", "Education", 4);
          return jdbc.sql(
                  """
                  insert into coalition.territory (coalition_id, district_code)
                  select ?, code from coalition.district where code like '57%'
                  """)
              .param(scene.id().value())
              .update();
        });
  }

  private void pillar(Scene scene, String code, String th, String en, int position) {
    jdbc.sql(
            """
            insert into coalition.pillar (coalition_id, id, code, name_th, name_en, position)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(scene.id().value())
        .param(FreshId.next())
        .param(code)
        .param(th)
        .param(en)
        .param(position)
        .update();
  }
}
