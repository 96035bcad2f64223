import { basename, posix } from "node:path";
import { text } from "../article/content.ts";
import type { Locale } from "../article/locale.ts";
import { type Problem, usageError } from "../article/problem.ts";
import type { MemoryMatch } from "../memory/memory.ts";
import { isThere, writeNewFile } from "../project/data-files.ts";
import { decodeUtf8, readBytes, readText } from "../project/files.ts";
import type { Project } from "./project.ts";
import { readMemoryFile } from "./refresh.ts";
import { openSession } from "./session.ts";
import { MEMORY_ENDINGS, surveyMemory } from "./survey.ts";

/** What an import brought. */
export interface Imported {
  /** Where the file stands in the project now. */
  readonly path: string;
  readonly entries: number;
}

/**
 * Takes a memory file into the project: it is copied into the memory folder, as the index alone could be deleted.
 *
 * @param file As the user names it: TMX, TSV, CSV or XLIFF.
 * @throws ExonymError (usage) where the file cannot be read, or another of the same name is there.
 */
export async function importMemory({ config }: Project, file: string): Promise<Imported> {
  const name = basename(file);
  if (!MEMORY_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))) {
    throw usageError(
      "This is no memory that can be read.",
      `Files may end in ${MEMORY_ENDINGS.join(", ")}.`,
      { file },
    );
  }
  const content = decodeUtf8(await readBytes(file), file);
  const entries = readMemoryFile(file, content).entries.length;
  const path = posix.join(config.paths.memory, name);
  if (!(await isThere(config, path))) await writeNewFile(config, path, content);
  else if ((await readText(config.root, path)) !== content) {
    throw usageError(
      "Another memory of this name is in the project.",
      "Rename the file, or remove the other one.",
      { file: path },
    );
  }
  return { path, entries };
}

/** One sentence's matches. */
export interface Recalled {
  readonly query: string;
  readonly matches: readonly MemoryMatch[];
}

/** Looks sentences up in the project's memory, brought up to date first. */
export async function searchMemory(
  project: Project,
  queries: AsyncIterable<string> | Iterable<string>,
  {
    sourceLocale,
    targetLocale,
    limit,
  }: { readonly sourceLocale: Locale; readonly targetLocale: Locale; readonly limit: number },
  onResult: (result: Recalled) => void,
): Promise<readonly Problem[]> {
  const session = await openSession(project.config.root, { mode: "write", wait: true });
  try {
    const { problems } = await surveyMemory(project, session);
    session.memory.flush();
    session.state?.flush();
    for await (const query of queries) {
      const matches = session.memory.lookup(
        { sourceLocale, targetLocale, source: [text(query)], context: null },
        limit,
      );
      onResult({ query, matches });
    }
    return problems;
  } finally {
    session.close();
  }
}
