/**
 * Exonym's public API: everything that the command line does.
 *
 * @example
 * import { openProject, sync } from "exonym";
 * const report = await sync(await openProject("."), { mode: "write" });
 *
 * @packageDocumentation
 */
export * from "./article/content.ts";
export type * from "./article/finding.ts";
export { digest, type SegmentId, type UnitId } from "./article/identity.ts";
export * from "./article/locale.ts";
export * from "./article/problem.ts";
export * from "./article/translation.ts";
export type * from "./article/unit.ts";
export type {
  Check,
  CheckContext,
  CheckDescription,
  Example,
  ProjectCheck,
  ProjectRemark,
  ProjectRun,
  Remark,
} from "./checks/check.ts";
export { checkIds, checks, describedChecks, projectChecks } from "./checks/checks.ts";
export { runChecks } from "./checks/run.ts";
export { beginProjectChecks, type ProjectChecks } from "./checks/run-project.ts";
export type { CheckSetting, CheckSettings } from "./checks/settings.ts";
export { type WaiverCheck, waiverChecks } from "./checks/waiver-checks.ts";
export { openWaiverDesk, type WaiverContext, type WaiverDesk } from "./checks/waivers.ts";
export { type XliffCheck, xliffChecks } from "./checks/xliff-checks.ts";
export { runXliffRules } from "./checks/xliff-rules.ts";
export { type AlternateLink, alternateLinks, translationKey } from "./conventions/alternate-links.ts";
export { applyConventions, type Conventions, DEFAULT_CONVENTIONS } from "./conventions/conventions.ts";
export { type QuoteRemark, quoteRemarks } from "./conventions/quotes.ts";
export { type SpaceRemark, spaceRemarks } from "./conventions/spaces.ts";
export type * from "./formats/format.ts";
export { formatFor, formatNamed, formats, isArticleName } from "./formats/formats.ts";
export { createRecogniser } from "./furniture/recognise.ts";
export { createRenderer, type Renderer, type RenderOptions } from "./furniture/render.ts";
export { type FurnitureResources, loadResources, type ResourceProblem } from "./furniture/resources.ts";
export type { Concept, ConceptKind, Glossary, Term, TermStatus } from "./glossary/concept.ts";
export { writeGlossaryCsv, writeGlossaryTsv } from "./glossary/csv/write.ts";
export { readGlossaryCsv } from "./glossary/csv.ts";
export type * from "./glossary/format.ts";
export { glossaryFormatFor, glossaryFormatNamed, glossaryFormats } from "./glossary/formats.ts";
export type { Aliases, Gazetteer, Names } from "./glossary/gazetteer/gazetteer.ts";
export { type PlaceNames, placeConcepts, placeNames } from "./glossary/gazetteer/place.ts";
export { joinReadings } from "./glossary/join.ts";
export { createMatcher, type Match, type Matcher } from "./glossary/matcher.ts";
export type { GlossaryReading } from "./glossary/reading.ts";
export { type ProposedWording, type Suggestion, suggestedConcept } from "./glossary/suggestion/suggestion.ts";
export { contradicts, type Detection, type DetectOptions, detect } from "./language/detect.ts";
export { createInMemoryMemory } from "./memory/in-memory.ts";
export * from "./memory/memory.ts";
export { openSqliteMemory } from "./memory/sqlite.ts";
export { readTable } from "./memory/table.ts";
export { readTmx, writeTmx } from "./memory/tmx.ts";
export { type Configuration, loadConfiguration, parseConfiguration } from "./project/configuration.ts";
export { byteRange, type DecodedXml, decodeXml, encodeXml } from "./project/encoding.ts";
export { readWaivers, type Waiver, type WaiverReading } from "./project/waivers.ts";
export type { ReportContext, Reporter } from "./reporters/reporter.ts";
export { findReporter, reporters } from "./reporters/reporters.ts";
export {
  type ExpectedSplit,
  type ExplainedSplit,
  explainSplit,
  parseExpectedSplits,
  type SplitDifference,
  showSplit,
} from "./segmentation/expected-splits.ts";
export {
  type Candidate,
  compileExplainer,
  compileSegmenter,
  type Explainer,
  type Segmenter,
} from "./segmentation/segmenter.ts";
export { parseSrx, type SrxDocument } from "./segmentation/srx.ts";
export { serializeSrx } from "./segmentation/srx-write.ts";
export { type CutOptions, cutOptions, segmentUnits } from "./segmentation/unit.ts";
export { type ArticleFile, openArticle } from "./sync/article-file.ts";
export {
  applyBaseline,
  type BaselineEntry,
  type BaselineResult,
  baselineOf,
  readBaseline,
  serializeBaseline,
} from "./sync/baseline.ts";
export { builtInRules } from "./sync/built-in-rules.ts";
export { type CheckReport, checkFiles, checkProject, type FileCheckOptions } from "./sync/check.ts";
export type { SettleOptions } from "./sync/check-settle.ts";
export { type ArticleAccess, placeInArticles } from "./sync/finding-places.ts";
export {
  type FixedDocument,
  type FixedSentence,
  type FixedWord,
  fixDocument,
  type LeftWord,
} from "./sync/fix/document.ts";
export { type FixOptions, type FixReport, fixFindings } from "./sync/fix/fix.ts";
export { builtInGazetteer } from "./sync/gazetteer.ts";
export { loadGlossary, readGlossaryFile } from "./sync/glossary.ts";
export { openProject, type Project } from "./sync/project.ts";
export { importMemory, searchMemory } from "./sync/recall.ts";
export {
  type MergedArticle,
  type MergedFile,
  type MergeOptions,
  type MergeReport,
  mergeReturned,
} from "./sync/returned/merge-returned.ts";
export type * from "./sync/returned/model.ts";
export { type ReconcileOptions, reconcile } from "./sync/returned/reconcile.ts";
export { composeSingle, extractSingle, type SingleArticle } from "./sync/single.ts";
export { type Status, type StatusRow, status } from "./sync/status.ts";
export { type Suggestions, type SuggestOptions, suggest } from "./sync/suggest.ts";
export type { SuggestSource } from "./sync/suggest-texts.ts";
export { type SyncOptions, type SyncReport, sync } from "./sync/sync.ts";
export { percentDone, type Tally } from "./sync/tally.ts";
export { createToolbox, type Toolbox } from "./sync/toolbox.ts";
export { type StructureResult, type Verification, type VerificationFinding, verify } from "./sync/verify.ts";
export type { Provider, TranslationRequest } from "./translation/provider.ts";
export { createProvider } from "./translation/providers.ts";
export { createTranslator, type Translator } from "./translation/queue.ts";
export { anatomyOf, filesOf } from "./xliff/anatomy.ts";
export type * from "./xliff/anatomy-model.ts";
export { type Conversion, convertXliff } from "./xliff/conversion/convert.ts";
export type { Loss } from "./xliff/conversion/model.ts";
export * from "./xliff/interchange.ts";
export { heldWordings, openConflict } from "./xliff/merge-conflict.ts";
export type * from "./xliff/model.ts";
export { patchXliff } from "./xliff/patch.ts";
export { readXliff } from "./xliff/read.ts";
export { applyEdits, listSegments, parseEdits } from "./xliff/script.ts";
export {
  type MergeConflict,
  mergeXliff,
  type Versions,
  type XliffMerge,
} from "./xliff/three-way/three-way.ts";
export { updateXliff } from "./xliff/update.ts";
export { addedErrors } from "./xliff/validation/added.ts";
export { validateXliff } from "./xliff/validation/validate.ts";
export type { Violation, ViolationSeverity } from "./xliff/validation/violation.ts";
export { writeXliff } from "./xliff/write.ts";
