import { createGazetteer, type Gazetteer } from "../glossary/gazetteer/gazetteer.ts";
import { packagedGazetteerFile } from "../project/packaged-gazetteer.ts";

let gazetteer: Gazetteer | undefined;

/** The gazetteer that ships, made once. Its files are read when a locale is asked for. */
export function builtInGazetteer(): Gazetteer {
  gazetteer ??= createGazetteer(packagedGazetteerFile);
  return gazetteer;
}
