import type { Rule } from "./rule.ts";
import { annotationPair } from "./rules/annotation-pair.ts";
import { changeElement } from "./rules/change-element.ts";
import { changeProperty } from "./rules/change-property.ts";
import { changeReference } from "./rules/change-reference.ts";
import { changeVersion } from "./rules/change-version.ts";
import { codePair } from "./rules/code-pair.ts";
import { codePoint } from "./rules/code-point.ts";
import { commentAnnotation } from "./rules/comment-annotation.ts";
import { copyOf } from "./rules/copy-of.ts";
import { dataId } from "./rules/data-id.ts";
import { dataReference } from "./rules/data-reference.ts";
import { dataReferencePair } from "./rules/data-reference-pair.ts";
import { endCodeDirection } from "./rules/end-code-direction.ts";
import { endCodeId } from "./rules/end-code-id.ts";
import { equivalentPair } from "./rules/equivalent-pair.ts";
import { extensionId } from "./rules/extension-id.ts";
import { fileId } from "./rules/file-id.ts";
import { formatIsolated } from "./rules/format-isolated.ts";
import { formatSub } from "./rules/format-sub.ts";
import { fragment } from "./rules/fragment.ts";
import { glossaryEntry } from "./rules/glossary-entry.ts";
import { glossaryId } from "./rules/glossary-id.ts";
import { glossaryReference } from "./rules/glossary-reference.ts";
import { groupId } from "./rules/group-id.ts";
import { inlineId } from "./rules/inline-id.ts";
import { isolated } from "./rules/isolated.ts";
import { itsAnnotated } from "./rules/its-annotated.ts";
import { itsAnnotationType } from "./rules/its-annotation-type.ts";
import { itsAnnotators } from "./rules/its-annotators.ts";
import { itsExclusive } from "./rules/its-exclusive.ts";
import { itsIdentity } from "./rules/its-identity.ts";
import { itsRecord } from "./rules/its-record.ts";
import { itsRecordId } from "./rules/its-record-id.ts";
import { itsReference } from "./rules/its-reference.ts";
import { itsThreshold } from "./rules/its-threshold.ts";
import { itsVersion } from "./rules/its-version.ts";
import { matchAnnotation } from "./rules/match-annotation.ts";
import { matchId } from "./rules/match-id.ts";
import { matchLanguage } from "./rules/match-language.ts";
import { matchReference } from "./rules/match-reference.ts";
import { metadataId } from "./rules/metadata-id.ts";
import { modulePlace } from "./rules/module-place.ts";
import { notDeleted } from "./rules/not-deleted.ts";
import { noteId } from "./rules/note-id.ts";
import { pairAttributes } from "./rules/pair-attributes.ts";
import { pluralCase } from "./rules/plural-case.ts";
import { pluralCategory } from "./rules/plural-category.ts";
import { referenceTarget } from "./rules/reference-target.ts";
import { reorderHints } from "./rules/reorder-hints.ts";
import { reorderSequence } from "./rules/reorder-sequence.ts";
import { reorderStart } from "./rules/reorder-start.ts";
import { reservedPrefix } from "./rules/reserved-prefix.ts";
import { resourceContent } from "./rules/resource-content.ts";
import { resourceId } from "./rules/resource-id.ts";
import { resourceLanguage } from "./rules/resource-language.ts";
import { resourceType } from "./rules/resource-type.ts";
import { sizeInfo } from "./rules/size-info.ts";
import { sizeInfoReference } from "./rules/size-info-reference.ts";
import { sizeIsolated } from "./rules/size-isolated.ts";
import { sizeNumber } from "./rules/size-number.ts";
import { sizeRestriction } from "./rules/size-restriction.ts";
import { skeleton } from "./rules/skeleton.ts";
import { sourceLanguage } from "./rules/source-language.ts";
import { stateTarget } from "./rules/state-target.ts";
import { subFlow } from "./rules/sub-flow.ts";
import { subState } from "./rules/sub-state.ts";
import { subType } from "./rules/sub-type.ts";
import { targetInlineId } from "./rules/target-inline-id.ts";
import { targetLanguage } from "./rules/target-language.ts";
import { targetLanguageMissing } from "./rules/target-language-missing.ts";
import { targetOrder } from "./rules/target-order.ts";
import { translateAnnotation } from "./rules/translate-annotation.ts";
import { unitId } from "./rules/unit-id.ts";
import { unitSegment } from "./rules/unit-segment.ts";
import { validationDisabled } from "./rules/validation-disabled.ts";
import { validationOccurs } from "./rules/validation-occurs.ts";
import { validationRule } from "./rules/validation-rule.ts";
import { validationSource } from "./rules/validation-source.ts";
import { whiteSpace } from "./rules/white-space.ts";
import { codeReference } from "./rules-1.2/code-reference.ts";
import { headerNames } from "./rules-1.2/header-names.ts";
import { pairedCodes } from "./rules-1.2/paired-codes.ts";
import { phaseReference } from "./rules-1.2/phase-reference.ts";
import { segmentReference } from "./rules-1.2/segment-reference.ts";
import { targetLanguageNamed } from "./rules-1.2/target-language-named.ts";
import { textLanguage } from "./rules-1.2/text-language.ts";
import { toolReference } from "./rules-1.2/tool-reference.ts";
import { unitReference } from "./rules-1.2/unit-reference.ts";

/** All rules that have code; those about structure are data. */
export const rules: readonly Rule[] = [
  annotationPair,
  changeElement,
  changeProperty,
  changeReference,
  changeVersion,
  codePair,
  codePoint,
  commentAnnotation,
  copyOf,
  dataId,
  dataReferencePair,
  dataReference,
  endCodeDirection,
  endCodeId,
  equivalentPair,
  extensionId,
  fileId,
  formatIsolated,
  formatSub,
  fragment,
  glossaryEntry,
  glossaryId,
  glossaryReference,
  groupId,
  inlineId,
  itsAnnotated,
  isolated,
  itsAnnotationType,
  itsAnnotators,
  itsExclusive,
  itsIdentity,
  itsRecordId,
  itsRecord,
  itsReference,
  itsThreshold,
  itsVersion,
  matchAnnotation,
  matchId,
  matchLanguage,
  matchReference,
  metadataId,
  modulePlace,
  notDeleted,
  noteId,
  pairAttributes,
  pluralCase,
  pluralCategory,
  referenceTarget,
  reorderHints,
  reorderSequence,
  reorderStart,
  reservedPrefix,
  resourceContent,
  resourceId,
  resourceLanguage,
  resourceType,
  sizeInfoReference,
  sizeInfo,
  sizeIsolated,
  sizeNumber,
  sizeRestriction,
  skeleton,
  sourceLanguage,
  stateTarget,
  subFlow,
  subState,
  subType,
  targetInlineId,
  targetLanguageMissing,
  targetLanguage,
  targetOrder,
  translateAnnotation,
  unitId,
  unitSegment,
  validationDisabled,
  validationOccurs,
  validationRule,
  validationSource,
  whiteSpace,
  codeReference,
  headerNames,
  pairedCodes,
  phaseReference,
  segmentReference,
  targetLanguageNamed,
  textLanguage,
  toolReference,
  unitReference,
];
