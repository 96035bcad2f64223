import type { XmlElement } from "../../xml/tree.ts";
import type { Ancestor } from "./rule.ts";

/**
 * Something that is gathered from the children of an element, for questions that are asked again and again while more
 * children are read: each child is looked at once.
 *
 * @param start what there is before the first child.
 * @param add takes one more child into it.
 */
export function gathered<Value>(
  start: () => Value,
  add: (value: Value, child: XmlElement) => Value,
): (parent: Ancestor) => Value {
  const states = new WeakMap<Ancestor["children"], { count: number; value: Value }>();
  return ({ children }) => {
    const state = states.get(children) ?? { count: 0, value: start() };
    states.set(children, state);
    const all = children();
    for (; state.count < all.length; state.count++) {
      const child = all[state.count];
      if (child) state.value = add(state.value, child);
    }
    return state.value;
  };
}
