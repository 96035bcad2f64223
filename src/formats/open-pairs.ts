/** One half of a pair that may still get the other. */
interface Open {
  readonly name: string;
  readonly value: number;
}

/** Pairs that are open at one place of a text; no call takes longer for their number. */
export interface OpenPairs {
  /** A half that may get its partner. */
  push(name: string, value: number): void;
  /** Takes the innermost half of a name, and those inside it that never got a partner; gives its value, or `null`. */
  take(name: string): number | null;
  /** A pair of another sort begins, inside which no half from outside gets its partner. */
  enter(): void;
  /** The innermost such pair ends, and with it the halves inside it. */
  leave(): void;
}

/** Nothing is open yet. */
export function openPairs(): OpenPairs {
  const stack: Open[] = [];
  /** Where the halves of a name stand on the stack. */
  const depths = new Map<string, number[]>();
  /** How many were open where pairs of another sort began. */
  const floors: number[] = [];
  return {
    push(name, value) {
      const known = depths.get(name);
      if (known === undefined) depths.set(name, [stack.length]);
      else known.push(stack.length);
      stack.push({ name, value });
    },
    take(name) {
      const depth = depths.get(name)?.at(-1);
      if (depth === undefined || depth < (floors.at(-1) ?? 0)) return null;
      const value = stack[depth]?.value ?? null;
      cut(depth);
      return value;
    },
    enter() {
      floors.push(stack.length);
    },
    leave() {
      cut(floors.pop() ?? 0);
    },
  };

  function cut(depth: number): void {
    while (stack.length > depth) depths.get(stack.pop()?.name ?? "")?.pop();
  }
}
