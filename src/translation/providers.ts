import { usageError } from "../article/problem.ts";
import type { Provider, ProviderOptions } from "./provider.ts";
import { createCommandProvider } from "./providers/command.ts";
import { none } from "./providers/none.ts";
import { pseudo } from "./providers/pseudo.ts";

/** One line per provider. */
const PROVIDERS: ReadonlyMap<string, (options: ProviderOptions) => Provider> = new Map([
  ["none", () => none],
  ["pseudo", () => pseudo],
  ["command", createCommandProvider],
]);

/** The names that the configuration may use. */
export const PROVIDER_NAMES: readonly string[] = [...PROVIDERS.keys()];

/**
 * The provider of a name.
 *
 * @throws ExonymError (usage) where there is none of that name, or its options do not fit.
 * @example createProvider("command", { command: ["python3", "tools/translate.py"], directory: root })
 */
export function createProvider(name: string, options: ProviderOptions = {}): Provider {
  const create = PROVIDERS.get(name);
  if (create !== undefined) return create(options);
  throw usageError(
    `There is no translation provider «${name}».`,
    `Choose one of ${PROVIDER_NAMES.join(", ")}.`,
  );
}
