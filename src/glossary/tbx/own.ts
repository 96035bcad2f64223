import type { Draft } from "../draft.ts";
import { oneOf, readDay, readText, readWording, type Say, yesOrNo } from "../values.ts";
import { CASES, DERIVATIONS, GENDERS, KINDS, PARTS_OF_SPEECH, SCOPES, SEVERITIES } from "../vocabulary.ts";
import type { TermSection } from "./term-section.ts";

/**
 * Reads a data category of ours at the level of the concept.
 *
 * @returns whether it is one.
 */
export function readOwnConcept(name: string, value: string, draft: Draft, say: Say): boolean {
  const { fields } = draft;
  switch (name) {
    case "kind":
      draft.set({ kind: oneOf(value, KINDS, "a kind of concept", say) ?? "other" });
      return true;
    case "except":
      draft.set({ except: unique(fields.except, readWording(value, say)) });
      return true;
    case "outside": {
      const scope = oneOf(value, SCOPES, "a place in a text", say);
      if (scope !== undefined) draft.set({ outside: unique(fields.outside, [scope]) });
      return true;
    }
    case "case":
      draft.set(given("letterCase", oneOf(value, CASES, "a way to treat case", say)));
      return true;
    case "derivations":
      draft.set(given("derivations", oneOf(value, DERIVATIONS, "what is thought of derived words", say)));
      return true;
    case "severity":
      draft.set(given("severity", oneOf(value, SEVERITIES, "a severity", say)));
      return true;
    case "valid-from":
      draft.set(given("validFrom", readDay(value, say)));
      return true;
    case "valid-until":
      draft.set(given("validUntil", readDay(value, say)));
      return true;
    case "authority":
      draft.set(given("authority", readText(value, say)));
      return true;
    default:
      return false;
  }
}

/**
 * Reads a data category of ours at the level of a term.
 *
 * @returns whether it is one.
 */
export function readOwnTerm(name: string, value: string, section: TermSection, say: Say): boolean {
  switch (name) {
    case "form":
      section.forms.push(...readWording(value, say));
      return true;
    case "derived":
      section.derived.push(...readWording(value, say));
      return true;
    case "role":
      section.isPlaceholder = value === "none";
      return true;
    case "part-of-speech": {
      const partOfSpeech = oneOf(value, PARTS_OF_SPEECH, "a part of speech", say);
      if (partOfSpeech !== undefined) section.grammar = { ...section.grammar, partOfSpeech };
      return true;
    }
    case "gender": {
      const gender = oneOf(value, GENDERS, "a gender", say);
      if (gender !== undefined) section.grammar = { ...section.grammar, gender };
      return true;
    }
    case "indeclinable": {
      const indeclinable = yesOrNo(value, say);
      if (indeclinable !== undefined) section.grammar = { ...section.grammar, indeclinable };
      return true;
    }
    default:
      return false;
  }
}

function unique<T>(before: readonly T[] | undefined, more: readonly T[]): readonly T[] {
  return [...new Set([...(before ?? []), ...more])];
}

function given<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } {
  // a computed key makes TypeScript forget which one it is
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
