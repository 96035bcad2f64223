import table from "./reasons.json" with { type: "json" };

/** Why a translation was not taken. */
export type HoldReason = keyof typeof table;

/** What a translator is told of a reason: why, and what to do now. */
export function reasonText(reason: HoldReason): { readonly why: string; readonly advice: string } {
  return table[reason];
}
