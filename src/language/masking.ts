/**
 * What says nothing about the language of a text: code, addresses, handles, file names, JSON, numbers. Each pattern takes a
 * bounded or delimited stretch, so that the time stays linear.
 */
const MASKS: readonly RegExp[] = [
  /```[^`]*```|`[^`\n]*`/g,
  /<\/?[a-zA-Z][^<>]{0,1000}>|&[a-zA-Z]{2,10};/g,
  /\{\{[^{}]{0,200}\}\}/g,
  /\b(?:https?|ftp|mailto|tel|data):\S+/gi,
  /\bwww\.\S+/gi,
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}/gu,
  /[@#][\p{L}\p{N}_]+/gu,
  /(?<![\p{L}\p{N}])[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63}){0,8}\.(?:com|org|net|info|gov|edu|html?|php|js|ts|json|xml|jpe?g|png|gif|pdf|docx?)(?![\p{L}\p{N}])(?:\/\S*)?/giu,
  /"[A-Za-z_][\w.-]{0,60}"\s{0,5}:/g,
];

/** Signs that prose has few of and code many. */
const CODE_SIGNS = /[{}[\]<>=;$\\|_^~]|=>|\(\)|::|\/\//g;
/** Share of them in a line from which it is code or data. */
const CODE_SHARE = 0.06;

/** The text with all that stands in no language replaced by spaces, normalised to NFC. */
export function maskNonLanguage(text: string): string {
  let result = text.normalize("NFC");
  for (const mask of MASKS) result = result.replace(mask, " ");
  return result
    .split("\n")
    .filter((line) => !isCode(line))
    .join("\n")
    .replace(/[\p{N}_]*\p{N}[\p{L}\p{N}_]*/gu, " ");
}

function isCode(line: string): boolean {
  const signs = line.match(CODE_SIGNS)?.length ?? 0;
  return (signs >= 3 && signs / line.length > CODE_SHARE) || (signs >= 2 && /[;{}]\s?$/.test(line));
}
