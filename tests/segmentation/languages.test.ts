import { EVERY_DAY, testLanguages } from "./languages.ts";

testLanguages((language) => EVERY_DAY.has(language));
