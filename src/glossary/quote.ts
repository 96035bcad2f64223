/** Input as it may stand in a message: short, on one line. */
export function quote(input: string): string {
  const line = input.slice(0, 2000).replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
