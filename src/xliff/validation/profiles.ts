import type { XmlElement } from "../../xml/tree.ts";
import { gathered } from "./incremental.ts";
import { attribute } from "./lookup.ts";
import type { Ancestor, Visit } from "./rule.ts";
import { modulePrefix } from "./vocabulary.ts";

const profilesOf = gathered<XmlElement | null>(
  () => null,
  (found, child) =>
    found ?? (child.tag.local === "profiles" && modulePrefix(child.tag.uri) === "slr" ? child : null),
);

/**
 * The size profile that holds for an element: `generalProfile` or `storageProfile` of the file's `profiles`.
 *
 * @returns null where there is none.
 */
export function profileOf(visit: Visit, name: "generalProfile" | "storageProfile"): string | null {
  const file: Ancestor | undefined =
    visit.key === "file" ? visit : visit.above.findLast(({ key }) => key === "file");
  const profiles = file && profilesOf(file);
  return (profiles && attribute(profiles.tag, name)) || null;
}

/** Whether a profile is one of the specification, whose values are known. */
export function isStandard(profile: string | null): boolean {
  return profile === null || profile.startsWith("xliff:");
}
