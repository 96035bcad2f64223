import type { Finding } from "../article/finding.ts";
import type { Concept, Glossary } from "../glossary/concept.ts";
import type { Configuration } from "../project/configuration.ts";
import { decodeXml } from "../project/encoding.ts";
import { openRevision, type Revision } from "../project/revision.ts";
import type { XliffDocument } from "../xliff/model.ts";
import { readXliff } from "../xliff/read.ts";
import { projectPath } from "./article-names.ts";
import { loadGlossary } from "./glossary.ts";
import { attempt } from "./session.ts";
import { changedSegments } from "./since-segments.ts";

/** Tells what is new since a revision. */
export interface Since {
  /** Compares a file that is checked with what it was. */
  add(document: XliffDocument): Promise<void>;
  /** Whether a finding is about a sentence that changed, or about a concept that did. */
  isNew(finding: Finding): boolean;
}

/**
 * Opens the comparison with a revision of git: sentences are compared, not lines, and renamed files with what they were.
 * Where the glossary changed, all sentences count for the concepts that did.
 *
 * @param glossary as it is now.
 * @throws ExonymError (usage) where there is no repository or no such revision.
 * @example const since = await openSince(config, "origin/main", glossary);
 */
export async function openSince(
  config: Pick<Configuration, "root" | "paths">,
  name: string,
  glossary: Glossary,
): Promise<Since> {
  const revision = await openRevision(config.root, name);
  const concepts = changedConcepts(await glossaryAt(config, revision), glossary);
  const files = new Map<string, ChangedFile>();
  return {
    async add(document) {
      files.set(document.file, await changesOf(document, config.root, revision));
    },
    isNew({ file, unit, segment, concept }) {
      if (concept !== undefined && concepts.has(concept)) return true;
      const changed = files.get(file);
      if (changed === undefined || changed === "all") return true;
      if (unit === undefined) return changed.size > 0;
      return changed.has(segment === undefined ? keyOf(unit) : keyOf(unit, segment));
    },
  };
}

/** Keys of the paragraphs and sentences that changed, or all. */
type ChangedFile = ReadonlySet<string> | "all";

async function changesOf(document: XliffDocument, root: string, revision: Revision): Promise<ChangedFile> {
  const path = projectPath(root, document.file);
  const earlier = revision.earlier(path);
  if (earlier.kind === "same") return new Set();
  if (earlier.kind === "new") return "all";
  // What was no XLIFF then is new now.
  const before = await attempt([], async () =>
    readXliff(decodeXml(await revision.read(earlier.path), earlier.path).text, earlier.path),
  );
  if (before === undefined) return "all";
  const changed = [...changedSegments(before.segments, document.segments)];
  return new Set(changed.flatMap(({ unit, id }) => [keyOf(unit), keyOf(unit, id)]));
}

function keyOf(unit: string, segment = ""): string {
  return `${unit}\u0000${segment}`;
}

async function glossaryAt(
  config: Pick<Configuration, "root" | "paths">,
  revision: Revision,
): Promise<readonly Concept[]> {
  const { glossary } = await loadGlossary(config, {
    list: async (endings) =>
      revision
        .list(config.paths.glossary)
        .filter((path) => endings.some((ending) => path.toLowerCase().endsWith(ending))),
    read: (path) => revision.read(path),
  });
  return glossary.concepts;
}

/** Ids of the concepts that are new or say something else. Where they stand does not matter. */
function changedConcepts(before: readonly Concept[], { concepts }: Glossary): ReadonlySet<string> {
  const known = new Map(before.map((concept) => [concept.id, plain(concept)]));
  return new Set(concepts.filter((concept) => known.get(concept.id) !== plain(concept)).map(({ id }) => id));
}

function plain({ position: _position, file: _file, ...concept }: Concept): string {
  return JSON.stringify(concept, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
}
