import { endsWord } from "../characters.ts";
import particles from "./korean-particles.json" with { type: "json" };

/** Particles and forms of the copula by their first syllable, longest first. */
const byFirst = new Map<string, string[]>();
for (const particle of [...particles].sort((a, b) => b.length - a.length)) {
  const first = particle.charAt(0);
  byFirst.set(first, [...(byFirst.get(first) ?? []), particle]);
}

/** Whether a word may end at an offset of a Korean text: there, or after a particle written on to it (평양에서, 러시아의). */
export function endsKoreanWord(text: string, offset: number): boolean {
  if (endsWord(text, offset)) return true;
  const candidates = byFirst.get(text.charAt(offset)) ?? [];
  return candidates.some(
    (particle) => text.startsWith(particle, offset) && endsWord(text, offset + particle.length),
  );
}
