/** Files that every state of the little project may hold. */
export const PATHS = Array.from(
  { length: 60 },
  (_, i) => `locales/fr/${i % 2 ? "xliff" : "articles"}/${i % 7}/a${i}.md`,
);

/** What stands at a path in a state; `null` where nothing does. Some come, some go, all others change. */
export function contentOf(path: string, state: number): string | null {
  const number = Number(/a(\d+)/.exec(path)?.[1]);
  if (state === 0 || (number + state) % 5 === 0) return null;
  return `${path} in state ${state}\n`.repeat(1 + (number % 3) * 200);
}
