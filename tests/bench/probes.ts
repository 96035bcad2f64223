/**
 * The probe pages through other tools, beside Exonym: `bash tests/bench/peers/install.sh`, then `npm run bench:probes`.
 * With `--corpora STRIDE`, one of STRIDE real Markdown files and news pages is tried for identity too.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { plainText } from "../../src/article/content.ts";
import { openArticle } from "../../src/sync/article-file.ts";
import { verify } from "../../src/sync/verify.ts";
import { DEFAULT_OPTIONS } from "../formats/default-options.ts";
import { corpora, type Document } from "../formats/documents.ts";
import { judgeExposure, type Probe, probePages } from "../probes/probes.ts";
import { type Peer, type PeerResult, peers } from "./peers/peer.ts";

const exonym: Peer = {
  name: "Exonym",
  version: "",
  endings: [".md", ".mdx", ".html", ".txt", ".json", ".xml", ".docx"],
  run({ file, bytes }): PeerResult {
    const opened = openArticle(bytes, file);
    const { units } = opened.format.parse(opened.text, DEFAULT_OPTIONS);
    const shown = units.map(({ content }) => plainText(content)).join("\n");
    return { shown, bare: shown, exact: verify(bytes, opened, DEFAULT_OPTIONS).identity };
  },
};

const tools = [exonym, ...peers.filter(({ version }) => version !== null)];
const folder = mkdtempSync(join(tmpdir(), "exonym-peers-"));
const details: string[] = [];

function attempt(tool: Peer, document: Document): PeerResult | string | null {
  if (!tool.endings.includes(extname(document.file))) return null;
  try {
    return tool.run(document, join(folder, tool.name.replaceAll("/", "-")));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function cell(tool: Peer, page: Document & { readonly probes: readonly Probe[] }): string {
  const result = attempt(tool, page);
  if (result === null) return "—";
  // Translate Toolkit says that it failed, but not by its exit code.
  if (typeof result === "string" || result.shown.trim() === "") {
    details.push(`${page.file}: ${tool.name}: ${typeof result === "string" ? result : "It finds no text."}`);
    return "fails";
  }
  const { missed } = judgeExposure(page.probes, result.shown);
  const { wronglyExposed } = judgeExposure(page.probes, result.bare);
  for (const what of missed) details.push(`${page.file}: ${tool.name}: missed: ${what}`);
  for (const what of wronglyExposed) details.push(`${page.file}: ${tool.name}: wrongly exposed: ${what}`);
  return `${missed.length} / ${wronglyExposed.length}, ${result.exact === null ? "fails" : result.exact ? "exact" : "changed"}`;
}

function probeTable(): void {
  console.log(
    `| page | texts / markup | ${tools.map(({ name, version }) => `${name} ${version}`.trim()).join(" | ")} |`,
  );
  console.log(`|---|--:|${"---|".repeat(tools.length)}`);
  for (const page of probePages()) {
    const exposed = page.probes.filter(({ expect }) => expect === "exposed").length;
    const cells = tools.map((tool) => cell(tool, page));
    console.log(`| ${page.file} | ${exposed} / ${page.probes.length - exposed} | ${cells.join(" | ")} |`);
  }
  console.log(
    "\nTexts that are missed / markup that is wrongly exposed, and whether the page comes back byte for byte.",
  );
}

function identityTable(stride: number): void {
  console.log(`\n| corpus | files | ${tools.map(({ name }) => name).join(" | ")} |`);
  console.log(`|---|--:|${"---|".repeat(tools.length)}`);
  for (const corpus of corpora().filter(({ name }) => /digitalgov|fcc|readability/.test(name))) {
    const documents = corpus.documents.filter((_document, i) => i % stride === 0);
    const cells = tools.map((tool) => {
      let [exact, failed] = [0, 0];
      for (const document of documents) {
        const result = attempt(tool, document);
        if (result === null) return "—";
        if (typeof result === "string" || result.exact === null) failed++;
        else if (result.exact) exact++;
      }
      return `${((100 * exact) / documents.length).toFixed(1)} %, ${((100 * failed) / documents.length).toFixed(1)} % fail`;
    });
    console.log(`| ${corpus.name} | ${documents.length} | ${cells.join(" | ")} |`);
  }
}

try {
  probeTable();
  const [, , flag, stride = "1"] = process.argv;
  if (flag === "--corpora") identityTable(Number(stride));
  if (process.env.EXONYM_DETAILS) console.log(`\n${details.join("\n")}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
