/** TMX 1.4b: what other tools know, and what we keep of retired translations. */
export { createTmxReader, readTmx, type TmxContents, type TmxReader } from "./tmx-read.ts";
export { writeTmx } from "./tmx-write.ts";
