import type { GlossaryFormat } from "./format.ts";
import { readTbx } from "./tbx/read.ts";
import { writeTbx } from "./tbx/write.ts";

/** TermBase eXchange (ISO 30042). */
export const tbx: GlossaryFormat = {
  name: "tbx",
  extensions: [".tbx"],
  read: readTbx,
  write: writeTbx,
};
