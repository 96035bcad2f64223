/**
 * By what right a wording counts, the best first.
 * - `exact`: it is spelled as the term. - `form`: a grammatical form that the glossary lists.
 * - `inflection`: a form by the language's rules. - `alias`: an admitted wording, in any form.
 * - `derivation`: a word made from the name (курський). - `surname`: the last word of a person's name alone.
 * - `latin`: the name as Latin script has it, in a text of another script.
 */
export type Layer = (typeof LAYERS)[number];

/** All layers, the best first. */
export const LAYERS = ["exact", "form", "inflection", "alias", "derivation", "surname", "latin"] as const;

/** Whether one layer is the better right. */
export function isBetter(one: Layer, other: Layer): boolean {
  return LAYERS.indexOf(one) < LAYERS.indexOf(other);
}
