import type { FormatOptions } from "../../src/formats/format.ts";
import { createToolbox } from "../../src/sync/toolbox.ts";
import { defaults } from "../sync/made.ts";

/** Options as a team has them that has set nothing. */
export const DEFAULT_OPTIONS: FormatOptions = createToolbox(defaults, {
  segmentation: [],
  furniture: new Map(),
}).formatOptions;
