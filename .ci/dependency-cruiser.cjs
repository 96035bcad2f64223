// The house rules of docs/architecture.md: imports only go down, working rooms do not know each other, no cycles.
const WORKING_ROOMS = [
  "conventions",
  "formats",
  "furniture",
  "glossary",
  "language",
  "memory",
  "project",
  "segmentation",
  "translation",
  "xliff",
];
const room = (...names) => `^src/(${names.join("|")})/`;

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-orphans",
      severity: "error",
      // A declaration file gives types to a package that has none: nothing imports it.
      from: { orphan: true, pathNot: ["^src/cli/main\\.ts$", "\\.d\\.ts$"] },
      to: {},
    },
    {
      name: "article-is-the-ground-floor",
      severity: "error",
      from: { path: room("article") },
      to: { path: "^src/", pathNot: room("article") },
    },
    {
      name: "xml-stands-on-article",
      severity: "error",
      from: { path: room("xml") },
      to: { path: "^src/", pathNot: room("xml", "article") },
    },
    ...WORKING_ROOMS.map((name) => ({
      name: `${name}-meets-others-in-article-and-xml-only`,
      severity: "error",
      from: { path: room(name) },
      to: { path: "^src/", pathNot: room(name, "article", "xml") },
    })),
    {
      name: "checks-stand-below-sync",
      severity: "error",
      from: { path: room("checks") },
      to: { path: `${room("cli", "sync", "reporters")}|^src/index\\.ts$` },
    },
    {
      name: "reporters-take-plain-data",
      severity: "error",
      from: { path: room("reporters") },
      to: { path: "^src/", pathNot: room("reporters", "article") },
    },
    {
      name: "sync-stands-below-cli",
      severity: "error",
      from: { path: room("sync") },
      to: { path: `${room("cli")}|^src/index\\.ts$` },
    },
    {
      name: "only-these-rooms-touch-the-disk",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [room("project", "memory", "translation", "cli")],
      },
      to: { path: "^(node:)?(fs|fs/promises|net|http|https|child_process|sqlite)$" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    parser: "swc",
    // Packages whose subpaths are told by conditional exports (csv-parse/sync).
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
    doNotFollow: { path: "node_modules" },
  },
};
