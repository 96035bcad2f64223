import particles from "./korean-particles.json" with { type: "json" };

/** What a particle's form depends on: whether the syllable before it is open, ends in ㄹ, or in another consonant. */
type Final = "open" | "rieul" | "closed";

/** The first syllable of Hangul, and how many of one initial and vowel there are (Unicode, section 3.12). */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;

const SAME = new Set(particles.same);
/** Each form with its pair: behind a consonant, behind a vowel. */
const PAIRS = new Map(particles.pairs.flatMap(([closed = "", open = ""]) => both(closed, open)));
const TOWARD = new Map(particles.toward.flatMap(([closed = "", open = ""]) => both(closed, open)));

function both(closed: string, open: string) {
  const pair = { closed, open };
  return [closed, open].map((form) => [form, pair] as const);
}

/**
 * The particle that a new name needs where another stood behind the old one; `undefined` where that is not certain.
 * 은/는, 이/가, 을/를, 과/와, (으)로 and what is made with them depend on the last syllable.
 *
 * @param particle what is written on to the name; empty where nothing is.
 * @example particleFor("은", "평양", "서울시") // "는"
 */
export function particleFor(particle: string, before: string, now: string): string | undefined {
  if (particle === "" || SAME.has(particle)) return particle;
  const [old, final] = [finalOf(before), finalOf(now)];
  if (old === undefined || final === undefined) return undefined;
  if (old === final) return particle;
  const toward = TOWARD.get(particle);
  if (toward !== undefined) return final === "closed" ? toward.closed : toward.open;
  const pair = PAIRS.get(particle);
  if (pair !== undefined) return final === "open" ? pair.open : pair.closed;
  return (old === "open") === (final === "open") ? particle : undefined;
}

function finalOf(name: string): Final | undefined {
  const code = name.normalize("NFC").charCodeAt(name.normalize("NFC").length - 1);
  if (!(code >= FIRST && code <= LAST)) return undefined;
  const final = (code - FIRST) % FINALS;
  return final === 0 ? "open" : final === RIEUL ? "rieul" : "closed";
}
