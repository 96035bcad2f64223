import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.Code;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.Segment;
import net.sf.okapi.common.resource.TextContainer;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.filters.xliff.XLIFFFilter;
import net.sf.okapi.filters.xliff2.XLIFF2Filter;

/**
 * Does with Okapi's filters what a translator does in a program that is built on them: opens a file, types, saves.
 *
 * Usage: java -cp … OkapiTranslator.java IN OUT TASKS
 * TASKS has a line a segment, divided by tabs: unit, segment, then texts (with t before them; \\, \n, \t escaped) and
 * numbers of the source's codes (with c before them). Prints how many tasks were done.
 */
public class OkapiTranslator {
  public static void main(String[] arguments) throws Exception {
    Path in = Path.of(arguments[0]);
    Map<String, String[]> tasks = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[2]), StandardCharsets.UTF_8)) {
      String[] fields = line.split("\t", -1);
      tasks.put(fields[1], fields);
    }
    boolean isTwo = Files.readString(in).contains("version=\"2.");
    LocaleId source = LocaleId.fromString("en");
    LocaleId target = LocaleId.fromString("de");
    int done = 0;
    try (IFilter filter = isTwo ? new XLIFF2Filter() : new XLIFFFilter();
        RawDocument document = new RawDocument(in.toUri(), "UTF-8", source, target)) {
      filter.open(document);
      IFilterWriter writer = filter.createFilterWriter();
      writer.setOptions(target, "UTF-8");
      writer.setOutput(new File(arguments[1]).getAbsolutePath());
      while (filter.hasNext()) {
        Event event = filter.next();
        if (event.isTextUnit()) done += translate(event.getTextUnit(), tasks, target, isTwo);
        writer.handleEvent(event);
      }
      writer.close();
    }
    System.out.println(done);
  }

  private static int translate(ITextUnit unit, Map<String, String[]> tasks, LocaleId locale, boolean isTwo) {
    int done = 0;
    if (!isTwo) {
      String[] task = tasks.get(unit.getId());
      if (task == null) return 0;
      unit.setTargetContent(locale, typed(task, unit.getSource().getFirstContent()));
      return 1;
    }
    for (Segment segment : unit.getSource().getSegments()) {
      String[] task = tasks.get(segment.originalId == null ? segment.id : segment.originalId);
      if (task == null) continue;
      TextContainer whole = unit.getTarget(locale);
      if (whole == null) whole = unit.createTarget(locale, false, ITextUnit.COPY_SEGMENTATION);
      whole.getSegments().get(segment.id).setContent(typed(task, segment.getContent()));
      done++;
    }
    return done;
  }

  private static TextFragment typed(String[] task, TextFragment source) {
    Code[] codes = new Code[source.getCodes().size()];
    String coded = source.getCodedText();
    int found = 0;
    for (int at = 0; at < coded.length(); at++) {
      if (TextFragment.isMarker(coded.charAt(at))) codes[found++] = source.getCode(coded.charAt(++at));
    }
    TextFragment result = new TextFragment();
    for (int at = 2; at < task.length; at++) {
      String field = task[at];
      if (field.startsWith("c")) result.append(codes[Integer.parseInt(field.substring(1))].clone());
      else result.append(unescape(field.substring(1)));
    }
    return result;
  }

  private static String unescape(String field) {
    return field.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
  }
}
