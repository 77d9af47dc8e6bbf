package org.prasan.coalition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prasan.exchange.UploadedTable;
import org.prasan.language.Digits;
import org.prasan.language.LocalizedText;
import org.prasan.language.Visible;

/**
 * Provinces, districts and sub-districts as a table says them, one a row, told apart by the length
 * of their official codes: two, four and six digits.
 */
record PlaceList(
    List<Province> provinces, List<District> districts, List<Subdistrict> subdistricts) {
  private static final int LONGEST_NAME = 100;

  /** A heading of the table, in English or in Thai. */
  private enum Heading {
    CODE("code", "รหัส"),
    NAME_TH("name_th", "ชื่อไทย"),
    NAME_EN("name_en", "ชื่ออังกฤษ"),
    LATITUDE("latitude", "ละติจูด"),
    LONGITUDE("longitude", "ลองจิจูด");

    private final String written;
    private final String thai;

    Heading(String written, String thai) {
      this.written = written;
      this.thai = thai;
    }

    boolean is(String heading) {
      return heading.equalsIgnoreCase(written) || heading.equals(thai);
    }
  }

  /** Why a row cannot be taken. */
  enum Fault {
    HEADING_MISSING,
    CODE,
    TWICE,
    NAME,
    CENTRE,
    NO_PROVINCE,
    NO_DISTRICT
  }

  /** A row that cannot be taken: its line in the file, and what stands there. */
  record Wrong(int line, Fault fault, String found) {}

  /** The codes that need not be in the table, because they are known. */
  record Known(Set<String> provinces, Set<String> districts) {}

  sealed interface Reading {
    record Read(PlaceList places) implements Reading {}

    record Refused(List<Wrong> rows) implements Reading {}
  }

  static Reading of(UploadedTable.Legible table, Known known) {
    var columns = columns(table.headings());
    for (var needed : List.of(Heading.CODE, Heading.NAME_TH))
      if (!columns.containsKey(needed))
        return new Reading.Refused(List.of(new Wrong(1, Fault.HEADING_MISSING, needed.written)));
    return new Rows(columns, known).read(table.body());
  }

  private static Map<Heading, Integer> columns(List<String> headings) {
    var columns = new LinkedHashMap<Heading, Integer>();
    for (int i = 0; i < headings.size(); i++)
      for (var heading : Heading.values())
        if (heading.is(headings.get(i))) columns.putIfAbsent(heading, i);
    return columns;
  }

  /** Reads row by row; a place may stand above the one it lies in. */
  private static final class Rows {
    private final Map<Heading, Integer> columns;
    private final Known known;
    private final PlaceList places =
        new PlaceList(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final List<Wrong> wrong = new ArrayList<>();

    Rows(Map<Heading, Integer> columns, Known known) {
      this.columns = columns;
      this.known = known;
    }

    Reading read(List<UploadedTable.Row> rows) {
      rows.forEach(this::add);
      expectAround();
      return wrong.isEmpty() ? new Reading.Read(places) : new Reading.Refused(List.copyOf(wrong));
    }

    private void add(UploadedTable.Row row) {
      var code = Digits.toAscii(cell(row, Heading.CODE));
      if (!code.matches("\\d{2}|\\d{4}|\\d{6}")) refuse(row, Fault.CODE, code);
      else if (lines.putIfAbsent(code, row.line()) != null) refuse(row, Fault.TWICE, code);
      else named(row, code);
    }

    private void named(UploadedTable.Row row, String code) {
      var thai = Visible.line(cell(row, Heading.NAME_TH)).strip();
      var english = Visible.line(cell(row, Heading.NAME_EN)).strip();
      if (thai.isEmpty() || thai.length() > LONGEST_NAME || english.length() > LONGEST_NAME) {
        refuse(row, Fault.NAME, code);
        return;
      }
      var name = LocalizedText.of(thai, english);
      switch (code.length()) {
        case 2 -> places.provinces.add(new Province(code, name));
        case 4 -> centred(row, code, name);
        default -> places.subdistricts.add(new Subdistrict(code, name, code.substring(0, 4)));
      }
    }

    private void centred(UploadedTable.Row row, String code, LocalizedText name) {
      double latitude = degrees(row, Heading.LATITUDE);
      double longitude = degrees(row, Heading.LONGITUDE);
      if (GeoJson.inThailand(longitude, latitude))
        places.districts.add(new District(code, name, latitude, longitude));
      else refuse(row, Fault.CENTRE, code);
    }

    private double degrees(UploadedTable.Row row, Heading heading) {
      var typed = Digits.toAscii(cell(row, heading));
      return typed.matches("\\d{1,3}(\\.\\d{1,12})?") ? Double.parseDouble(typed) : Double.NaN;
    }

    private void expectAround() {
      var provinces = new HashSet<>(known.provinces);
      var districts = new HashSet<>(known.districts);
      places.provinces.forEach(province -> provinces.add(province.code()));
      places.districts.forEach(district -> districts.add(district.code()));
      lines.forEach(
          (code, line) -> {
            if (code.length() == 4 && !provinces.contains(code.substring(0, 2)))
              wrong.add(new Wrong(line, Fault.NO_PROVINCE, code));
            if (code.length() == 6 && !districts.contains(code.substring(0, 4)))
              wrong.add(new Wrong(line, Fault.NO_DISTRICT, code));
          });
    }

    private String cell(UploadedTable.Row row, Heading heading) {
      var column = columns.get(heading);
      return column == null ? "" : row.cell(column);
    }

    private void refuse(UploadedTable.Row row, Fault fault, String found) {
      wrong.add(new Wrong(row.line(), fault, found));
    }
  }
}
