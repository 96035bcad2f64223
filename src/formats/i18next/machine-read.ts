import { type Content, plainText } from "../../article/content.ts";

/** Longest text that is looked at, in UTF-16 code units: longer ones are language. */
const LONGEST = 300;

/**
 * What programs read, each as the whole of a text. All that people may read stays a text: `24/7`, `km/h`, `A/B`, `e-mail`,
 * `/month`, `Node.js`, `31.12.2024`.
 */
const MACHINE_READ: readonly RegExp[] = [
  // Colours: of three signs only where no word reads like one.
  /^#(?:[\da-f]{6}|[\da-f]{8}|(?=[a-f]*\d)[\da-f]{3,4}|([\da-f])\1{2,3})$/i,
  /^(?:rgb|hsl)a?\([\d\s.,%/a-z-]*\)$/,
  // Lengths and names of CSS.
  /^-?(?:\d+|\d*\.\d+)(?:px|r?em|vh|vw)(?: -?(?:0|(?:\d+|\d*\.\d+)(?:px|r?em|vh|vw))){0,3}$/,
  /^(?:--[a-z][\w-]*|var\(--[a-z][\w-]*\))$/,
  // Icons of Font Awesome, Material Design and Glyphicons.
  /^(?:fa[bdlrs]? )?(?:fa|mdi|glyphicon)-[a-z\d]+(?:-[a-z\d]+)*$/,
  // Files in folders of lower-case names, and paths that begin where one is.
  /^(?:[\w@~.-]*\/)?(?:[a-z\d_@.~-]+\/)+[\w@.~+-]*\.(?:[cm]?[jt]sx?|json|s?css|less|html?|xml|svg|png|jpe?g|gif|webp|avif|ico|pdf|mp[34]|web[mp]|woff2?|ttf|otf|mdx?|txt|csv|ya?ml|zip|php|py|vue|svelte)$/i,
  /^\/[\w@~+-]+\.[a-z\d]{2,5}$/,
  /^(?:\.{1,2}|~)\/[\w@.~+/$*-]+$/,
  /^@[a-z\d][\w.-]*\/[\w./-]+$/,
  /^(?:\/[a-z\d_~-]+)+\/$/,
  /^\/(?:[a-z\d_~-]+\/)+:?[\w~-]*[\d_][\w~-]*$/,
  // Addresses that are no web page's: telephone calls, data in place.
  /^tel:\+?[\d().-]+$/,
  /^data:[a-z]+\/[\w.+-]+[;,]/,
  // Names of constants, dates for programs, and keys of records. `wrong_size` is a text: translators of real shops have
  // translated such examples of values.
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/,
  /^\d{4}-\d\d-\d\d$/,
  /^(?:true|false|null|undefined)$/,
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  /^(?=[a-f]*\d)[\da-f]{24,}$/i,
];

/**
 * Whether a message is for a program, not for people: a colour, a path, an icon's name. In doubt it is for people: what
 * is sent to translators without need costs less than what nobody translates.
 *
 * @example
 * isMachineRead([text("dist/index.js")]) // true
 */
export function isMachineRead(content: Content): boolean {
  if (content.some(({ type }) => type === "code")) return false;
  const value = plainText(content);
  return value.length <= LONGEST && MACHINE_READ.some((shape) => shape.test(value));
}
