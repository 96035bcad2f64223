import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "../../src/article/content.ts";
import { openProject } from "../../src/sync/project.ts";
import { type SyncOptions, type SyncReport, sync } from "../../src/sync/sync.ts";
import type { SegmentChange, XliffSegment } from "../../src/xliff/model.ts";
import { patchXliff } from "../../src/xliff/patch.ts";
import { readXliff } from "../../src/xliff/read.ts";

/** A project in a temporary folder, for tests that need real files. */
export interface Newsroom {
  readonly root: string;
  write(path: string, content: string | Uint8Array): void;
  read(path: string): string;
  remove(path: string): void;
  /** All files but those of the index, by path. */
  files(): Map<string, string>;
  sync(options?: Partial<SyncOptions>): Promise<SyncReport>;
  /** Does what a translator does in a CAT tool: changes segments of a XLIFF file, and saves. */
  translate(path: string, change: (segment: XliffSegment, index: number) => SegmentChange | undefined): void;
  dispose(): void;
}

/** Makes a project with a configuration and articles. */
export function newsroom(config: string, articles: Readonly<Record<string, string>> = {}): Newsroom {
  const root = mkdtempSync(join(tmpdir(), "exonym-"));
  const write: Newsroom["write"] = (path, content) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  write("config/exonym.yaml", config);
  mkdirSync(join(root, "source-articles"), { recursive: true });
  for (const [path, content] of Object.entries(articles)) write(`source-articles/${path}`, content);
  return {
    root,
    write,
    read,
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    files: () => {
      const names = readdirSync(root, { recursive: true, withFileTypes: true });
      const paths = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .filter((path) => !path.startsWith(".exonym"))
        .sort();
      return new Map(paths.map((path) => [path, read(path)]));
    },
    sync: async (options = {}) => sync(await openProject(root), { mode: "write", ...options }),
    translate: (path, change) => {
      const document = readXliff(read(path), path);
      const changes = document.segments.flatMap((segment, index) => {
        const wanted = change(segment, index);
        return wanted ? [[segment, wanted] as const] : [];
      });
      write(path, patchXliff(document, new Map(changes)));
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A change that a person makes: a typed target. */
export function typed(words: string, state: SegmentChange["state"] = "translated"): SegmentChange {
  return { target: [text(words)], ...(state ? { state } : {}), origin: "human" };
}
