import java.nio.file.Path;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.FilterConfigurationMapper;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.TextFragment;
import net.sf.okapi.filters.html.HtmlFilter;
import net.sf.okapi.filters.json.JSONFilter;
import net.sf.okapi.filters.markdown.MarkdownFilter;
import net.sf.okapi.filters.openxml.OpenXMLFilter;
import net.sf.okapi.filters.plaintext.PlainTextFilter;
import net.sf.okapi.filters.xmlstream.XmlStreamFilter;

/**
 * Takes a document apart with Okapi's filter for its ending, as it is set up by default, and puts it together again.
 *
 * Usage: java -cp … OkapiFilters.java IN OUT. Prints the texts of all text units, without their codes.
 */
public class OkapiFilters {
  private static final Class<?>[] FILTERS = {
    HtmlFilter.class, JSONFilter.class, MarkdownFilter.class, OpenXMLFilter.class, PlainTextFilter.class, XmlStreamFilter.class
  };

  public static void main(String[] arguments) throws Exception {
    Path in = Path.of(arguments[0]);
    LocaleId source = LocaleId.fromString("en");
    LocaleId target = LocaleId.fromString("fr");
    FilterConfigurationMapper mapper = new FilterConfigurationMapper();
    for (Class<?> filter : FILTERS) mapper.addConfigurations(filter.getName());
    StringBuilder texts = new StringBuilder();
    try (IFilter filter = mapper.createFilter(configurationFor(in.toString()));
        RawDocument document = new RawDocument(in.toUri(), "UTF-8", source, target)) {
      filter.open(document);
      IFilterWriter writer = filter.createFilterWriter();
      writer.setOptions(target, "UTF-8");
      writer.setOutput(Path.of(arguments[1]).toAbsolutePath().toString());
      while (filter.hasNext()) {
        Event event = filter.next();
        if (event.isTextUnit()) {
          String coded = event.getTextUnit().getSource().getUnSegmentedContentCopy().getCodedText();
          for (int at = 0; at < coded.length(); at++) {
            if (TextFragment.isMarker(coded.charAt(at))) at++;
            else texts.append(coded.charAt(at));
          }
          texts.append('\n');
        }
        writer.handleEvent(event);
      }
      writer.close();
    }
    System.out.write(texts.toString().getBytes("UTF-8"));
    System.out.flush();
  }

  private static String configurationFor(String name) {
    if (name.endsWith(".md")) return "okf_markdown";
    if (name.endsWith(".html")) return "okf_html";
    if (name.endsWith(".json")) return "okf_json";
    if (name.endsWith(".xml")) return "okf_xmlstream";
    if (name.endsWith(".docx")) return "okf_openxml";
    return "okf_plaintext";
  }
}
