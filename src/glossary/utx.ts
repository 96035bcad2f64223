import type { GlossaryFormat } from "./format.ts";
import { readUtx } from "./utx/read.ts";
import { writeUtx } from "./utx/write.ts";

/** Universal Terminology eXchange (AAMT). */
export const utx: GlossaryFormat = {
  name: "utx",
  extensions: [".utx"],
  read: readUtx,
  write: writeUtx,
};
