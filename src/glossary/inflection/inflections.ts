import type { Inflection } from "./inflection.ts";
import { createParadigms, type ParadigmTable } from "./paradigms.ts";
import ar from "./tables/ar.json" with { type: "json" };
import be from "./tables/be.json" with { type: "json" };
import bg from "./tables/bg.json" with { type: "json" };
import ca from "./tables/ca.json" with { type: "json" };
import cs from "./tables/cs.json" with { type: "json" };
import da from "./tables/da.json" with { type: "json" };
import de from "./tables/de.json" with { type: "json" };
import el from "./tables/el.json" with { type: "json" };
import en from "./tables/en.json" with { type: "json" };
import es from "./tables/es.json" with { type: "json" };
import et from "./tables/et.json" with { type: "json" };
import fa from "./tables/fa.json" with { type: "json" };
import fi from "./tables/fi.json" with { type: "json" };
import fr from "./tables/fr.json" with { type: "json" };
import he from "./tables/he.json" with { type: "json" };
import hi from "./tables/hi.json" with { type: "json" };
import hr from "./tables/hr.json" with { type: "json" };
import hu from "./tables/hu.json" with { type: "json" };
import it from "./tables/it.json" with { type: "json" };
import ko from "./tables/ko.json" with { type: "json" };
import lt from "./tables/lt.json" with { type: "json" };
import lv from "./tables/lv.json" with { type: "json" };
import mk from "./tables/mk.json" with { type: "json" };
import nb from "./tables/nb.json" with { type: "json" };
import nl from "./tables/nl.json" with { type: "json" };
import pl from "./tables/pl.json" with { type: "json" };
import pt from "./tables/pt.json" with { type: "json" };
import ro from "./tables/ro.json" with { type: "json" };
import ru from "./tables/ru.json" with { type: "json" };
import sk from "./tables/sk.json" with { type: "json" };
import sl from "./tables/sl.json" with { type: "json" };
import sr from "./tables/sr.json" with { type: "json" };
import sv from "./tables/sv.json" with { type: "json" };
import tr from "./tables/tr.json" with { type: "json" };
import uk from "./tables/uk.json" with { type: "json" };

/** Each language's table, under its primary subtag. A new language is a file in `tables` and a line here. */
const TABLES: ReadonlyMap<string, ParadigmTable> = new Map<string, ParadigmTable>(
  Object.entries({
    ar,
    be,
    bg,
    ca,
    cs,
    da,
    de,
    el,
    en,
    es,
    et,
    fa,
    fi,
    fr,
    he,
    hi,
    hr,
    hu,
    it,
    ko,
    lt,
    lv,
    mk,
    nb,
    nl,
    pl,
    pt,
    ro,
    ru,
    sk,
    sl,
    sr,
    sv,
    tr,
    uk,
  }),
);

/** The inflection of a language by its primary subtag, made when it is first asked for; `undefined` where its words do not change, or no table tells how. */
export function inflectionOf(language: string): Inflection | undefined {
  const known = made.get(language);
  if (known !== undefined) return known;
  const tables = (SHARED.get(language) ?? [language]).flatMap((tag) => TABLES.get(tag) ?? []);
  if (tables.length === 0) return undefined;
  const all = tables.map(createParadigms);
  const [only] = all;
  const inflection: Inflection =
    only !== undefined && all.length === 1
      ? only
      : { paradigmsOf: (word, gender) => all.flatMap((one) => one.paradigmsOf(word, gender)) };
  made.set(language, inflection);
  return inflection;
}

/** Languages that change words as others do: Serbian in Latin letters as Croatian. `no` is what most people write for Bokmål. */
const SHARED: ReadonlyMap<string, readonly string[]> = new Map([
  ["bs", ["hr", "sr"]],
  ["no", ["nb"]],
  ["sr", ["sr", "hr"]],
]);

const made = new Map<string, Inflection>();
