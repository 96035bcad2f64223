/** What stands at the start of a line. */
export interface LineStart {
  /** A sign for each quotation (`>`), bullet (`-`) and number (`1`). */
  readonly marks: string;
  /** How far the text may stand in lists that go on: the width of space and quotation marks before anything else. */
  readonly indent: number;
  /** The columns where the text of lists that begin here would stand. */
  readonly columns: readonly number[];
  /** How many characters have to be looked at to tell that the marks are no rules such as `- - -`. */
  readonly ruleLength: number;
}

const NONE: readonly number[] = [];

/** Quotation and list marks, each with the space before it. */
const MARK = /([ \t]*)(?:(>)|[-+*](?=[ \t]|$)|(\d{1,9}[.)])(?=[ \t]|$))/y;

/** Reads the marks of quotations and lists at the start of a line that is not blank, in time that grows with its length. */
export function readLineStart(line: string): LineStart {
  const indent = widthOf(/^[ \t>]*/.exec(line)?.[0] ?? "");
  if (!/[\d>*+-]/.test(line.trimStart()[0] ?? "")) return { marks: "", indent, columns: NONE, ruleLength: 0 };
  const columns: number[] = [];
  let marks = "";
  let ruleLength = 0;
  /** Where the run of one sign that has been looked at ends, and the sign. */
  let run = { sign: "", end: 0 };
  MARK.lastIndex = 0;
  for (let match = MARK.exec(line); match !== null; match = MARK.exec(line)) {
    const end = MARK.lastIndex;
    const sign = line[end - 1] ?? "";
    if (match[2] !== undefined) marks += ">";
    else {
      if (sign === "-" || sign === "*") {
        if (run.sign !== sign || run.end < end) run = { sign, end: endOfRun(line, end, sign) };
        // A rule ends the search, and all lists.
        if (run.end === line.length) break;
        ruleLength += run.end - end;
      }
      marks += match[3] === undefined ? "-" : "1";
      columns.push(end + 1);
    }
    MARK.lastIndex = end;
  }
  return { marks, indent, columns, ruleLength };
}

/** Tabs reach the next fourth column; where none is far from that. */
function widthOf(space: string): number {
  return space.includes("\t") ? space.replace(/\t/g, "    ").length : space.length;
}

/** Where something else stands than one sign and space. */
function endOfRun(line: string, from: number, sign: string): number {
  let end = from;
  while (line[end] === sign || line[end] === " " || line[end] === "\t") end++;
  return end;
}
