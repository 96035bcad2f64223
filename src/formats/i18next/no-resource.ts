/** A program's settings and data that end in `.json`, each told by what no resource has. */
const OTHERS: readonly RegExp[] = [
  // package.json, bower.json: what a package needs, by version; or its own version with what only packages have.
  /"(?:dev|peer|optional)?[dD]ependencies"\s*:\s*\{\s*"[^"]{1,214}"\s*:\s*"(?:[\^~<>=]+ ?v?\d|v?\d+\.[\dx*][^\s"]*"|\*"|latest"|(?:workspace|npm|file|link|git|git\+ssh|https?):)/,
  /"version"\s*:\s*"v?\d+\.\d+\.\d+[^"\s]{0,60}"[\s\S]{0,4000}?"(?:scripts"\s*:\s*\{|private"\s*:\s*[tf]|type"\s*:\s*"(?:module|commonjs)"|license"\s*:\s*"(?:MIT|ISC|BSD|Apache|L?A?GPL|MPL|UNLICENSED|SEE LICENSE))/,
  /"(?:main"\s*:\s*"[\w@./-]+\.[cm]?js|repository"\s*:\s*\{\s*"type"\s*:\s*"git|_resolved"\s*:\s*"https?:[^"]*\.tgz)"/,
  /^[^"]{0,9}"type"\s*:\s*"(?:module|commonjs)"\s*[,}]/,
  // package-lock.json.
  /"lockfileVersion"\s*:\s*\d/,
  // composer.json.
  /"require(?:-dev)?"\s*:\s*\{\s*"(?:php|[\w.-]{1,100}\/[\w.-]{1,100})"\s*:\s*"/,
  // tsconfig.json, jsconfig.json.
  /"compilerOptions"\s*:\s*\{/,
  // JSON Schema, and settings that name theirs; formats of messages have schemas too.
  /"\$schema"\s*:\s*"https?:\/\/(?![^"]{0,300}(?:inlang|i18n|messages?\b|locali[sz]|translation))[^"]/i,
  // Manifests of web applications and browser extensions.
  /"manifest_version"\s*:\s*\d/,
  /"start_url"\s*:\s*"/,
  // GeoJSON, and animations of Lottie.
  /"type"\s*:\s*"FeatureCollection"/,
  /"v"\s*:\s*"\d+\.\d+\.\d+"\s*,\s*"fr"\s*:\s*\d/,
];

/** Whether JSON is no resource but a program's settings or data, by its beginning. */
export function isOtherJson(beginning: string): boolean {
  return OTHERS.some((sign) => sign.test(beginning));
}
