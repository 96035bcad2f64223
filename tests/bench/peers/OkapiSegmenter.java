import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.StringJoiner;
import net.sf.okapi.common.ISegmenter;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.Range;
import net.sf.okapi.lib.segmentation.SRXDocument;

/**
 * Cuts paragraphs with Okapi's engine.
 *
 * Usage: java -cp … OkapiSegmenter.java RULES.srx. Each line of standard input is a language, a tab and a paragraph; for each
 * it prints where segments begin after the first one, in UTF-16 code units, with spaces between.
 */
public class OkapiSegmenter {
  public static void main(String[] arguments) throws Exception {
    SRXDocument rules = new SRXDocument();
    rules.loadRules(arguments[0]);
    String language = "";
    ISegmenter segmenter = null;
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int tab = line.indexOf('\t');
      if (!line.substring(0, tab).equals(language)) {
        language = line.substring(0, tab);
        segmenter = rules.compileLanguageRules(LocaleId.fromString(language), null);
      }
      segmenter.computeSegments(line.substring(tab + 1));
      StringJoiner starts = new StringJoiner(" ");
      for (Range range : segmenter.getRanges()) if (range.start > 0) starts.add(String.valueOf(range.start));
      out.println(starts);
    }
    out.flush();
  }
}
