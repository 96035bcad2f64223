import { addExcept, addOutside, type Draft } from "../draft.ts";
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
      fields.kind = oneOf(value, KINDS, "a kind of concept", say) ?? "other";
      return true;
    case "except":
      addExcept(draft, readWording(value, say));
      return true;
    case "outside": {
      const scope = oneOf(value, SCOPES, "a place in a text", say);
      if (scope !== undefined) addOutside(draft, [scope]);
      return true;
    }
    case "case":
      fields.letterCase = oneOf(value, CASES, "a way to treat case", say) ?? fields.letterCase;
      return true;
    case "derivations":
      fields.derivations =
        oneOf(value, DERIVATIONS, "what is thought of derived words", say) ?? fields.derivations;
      return true;
    case "severity":
      fields.severity = oneOf(value, SEVERITIES, "a severity", say) ?? fields.severity;
      return true;
    case "valid-from":
      fields.validFrom = readDay(value, say) ?? fields.validFrom;
      return true;
    case "valid-until":
      fields.validUntil = readDay(value, say) ?? fields.validUntil;
      return true;
    case "authority":
      fields.authority = readText(value, say) ?? fields.authority;
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
