import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Newsroom, newsroom, typed } from "../sync/newsroom.ts";
import { exonym } from "./command.ts";

const CONFIG = "sourceLanguages: [en]\nlocales: [fr, ja]\nprovider: {name: pseudo}\n";
const ARTICLES = 24;

function article(index: number, word: string): string {
  const sentences = Array.from(
    { length: 8 },
    (_, n) => `Sentence ${n} of article ${index} is about the ${word}.`,
  );
  return `---\ntitle: Article ${index} about the ${word}\nlang: en\n---\n\n${sentences.join(" ")}\n\nA last word **on** the ${word}.\n`;
}

/** A project that was synced and translated, and in which journalists and translators have worked since. */
async function unsyncedProject(): Promise<Newsroom> {
  const room = newsroom(
    CONFIG,
    Object.fromEntries(Array.from({ length: ARTICLES }, (_, n) => [`${n}.md`, article(n, "harbour")])),
  );
  await room.sync();
  for (let n = 0; n < ARTICLES; n += 2) {
    room.translate(`locales/fr/xliff/${n}.md.xlf`, (_, index) =>
      index % 2 === 0 ? typed(`Phrase ${index} de ${n}.`) : undefined,
    );
  }
  await room.sync();
  for (let n = 0; n < ARTICLES; n++) {
    if (n % 3 === 0) room.write(`source-articles/${n}.md`, article(n, "old harbour"));
    if (n % 4 === 1)
      room.translate(`locales/ja/xliff/${n}.md.xlf`, (_, index) =>
        index === 3 ? typed(`文${index}。`) : undefined,
      );
  }
  room.write("source-articles/new.md", article(99, "harbour"));
  return room;
}

/** All files of a project but those of the index, by path. */
function filesOf(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return new Map(
    paths
      .filter((path) => !path.startsWith(".exonym"))
      .sort()
      .map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
}

/** What came of killing. */
export interface Killings {
  /** How many syncs were killed before they ended by themselves. */
  readonly killed: number;
  /** Trials after which the files differed from those of an undisturbed sync, with the first path that did. */
  readonly different: readonly string[];
}

/**
 * Kills a sync at moments spread over its whole length, each in a fresh copy of the same project, lets the next sync run,
 * and compares all files with those of an undisturbed one.
 */
export async function killSyncs(
  trials: number,
  onTrial: (done: number) => void = () => undefined,
): Promise<Killings> {
  const room = await unsyncedProject();
  const folder = mkdtempSync(join(tmpdir(), "exonym-kill-"));
  const copy = (name: string) => {
    const root = join(folder, name);
    cpSync(room.root, root, { recursive: true, preserveTimestamps: true });
    return root;
  };
  try {
    const undisturbed = copy("undisturbed");
    const began = performance.now();
    const { code, stderr } = await exonym(["sync"], { cwd: undisturbed });
    let duration = performance.now() - began;
    if (code !== 0) throw new Error(stderr);
    const wanted = filesOf(undisturbed);
    let killed = 0;
    const different: string[] = [];
    for (let trial = 0; trial < trials; trial++) {
      const root = copy(`trial-${trial}`);
      const moment = (duration * (trial + 0.5)) / trials;
      const start = performance.now();
      const outcome = await exonym(["sync"], { cwd: root, killAfter: moment });
      if (outcome.code === null) killed++;
      // It was quicker than the one that was measured: the machine has less to do now.
      else duration = Math.min(duration, performance.now() - start);
      const next = await exonym(["sync"], { cwd: root });
      if (next.code !== 0) different.push(`${moment.toFixed(0)} ms: exit code ${next.code}: ${next.stderr}`);
      const found = filesOf(root);
      const path = [...new Set([...wanted.keys(), ...found.keys()])].find(
        (one) => wanted.get(one) !== found.get(one),
      );
      if (path !== undefined) different.push(`${moment.toFixed(0)} ms: ${path}`);
      rmSync(root, { recursive: true });
      onTrial(trial + 1);
    }
    return { killed, different };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    room.dispose();
  }
}
