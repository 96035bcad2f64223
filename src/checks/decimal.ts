/**
 * Decimal numbers of any length as strings in one canonical spelling: ASCII digits, no leading zeros, a point, no
 * trailing zeros after it. Floating point would make large or fine numbers equal that are not.
 */
export type Decimal = string & { readonly brand: "Decimal" };

/** From ASCII digits before and after the point. */
export function decimal(whole: string, fraction = ""): Decimal {
  const front = whole.replace(/^0+(?=\d)/, "") || "0";
  const back = withoutTrailingZeros(fraction);
  return (back === "" ? front : `${front}.${back}`) as Decimal; // the only place where decimals are made
}

/** Times a power of ten. */
export function shift(value: Decimal, power: number): Decimal {
  const [whole = "0", fraction = ""] = value.split(".");
  const digits = fraction.padEnd(power, "0");
  return decimal(whole + digits.slice(0, power), digits.slice(power));
}

/** The sum of two decimals without fractions; `undefined` where one has a fraction or is too long to be a quantity. */
export function sum(a: Decimal, b: Decimal): Decimal | undefined {
  if (a.includes(".") || b.includes(".") || a.length > LONGEST || b.length > LONGEST) return undefined;
  return decimal(String(BigInt(a) + BigInt(b)));
}

const LONGEST = 40;

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}
