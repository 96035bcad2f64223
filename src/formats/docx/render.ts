import type { Code, Content } from "../../article/content.ts";
import { escapeText } from "../../xml/escape.ts";
import { type Base, type Roles, roleKey } from "./inline.ts";
import { elementFor, MODEL } from "./model.ts";

/** Where text is written: what looks and begins like the runs there. */
export interface Surrounding {
  readonly base: Base;
  readonly roles: Roles;
  /** What the document puts before the names of WordprocessingML, with the colon. */
  readonly prefix: string;
}

/** Something open around text that is being written. */
interface Level {
  readonly head: string;
  readonly isFormat: boolean;
}

/** Characters that are elements in a run, and all the others. */
const PIECES = /[\u00ad\u2011]|[^\u00ad\u2011]+/g;

/** Writes content as runs (section 17.3.2). Codes stay as they are; text looks as the code around it says. */
export function renderRuns(content: Content, { base, roles, prefix }: Surrounding): string {
  const out: string[] = [];
  const plainHead = base.head ?? `<${prefix}r>`;
  const levels: Level[] = [{ head: plainHead, isFormat: false }];
  let run: string | null = null;
  let inText = false;
  for (const part of content) {
    if (part.type === "code") writeCode(part);
    else for (const [piece] of part.value.matchAll(PIECES)) writePiece(piece);
  }
  closeRun();
  return out.join("");

  function writePiece(piece: string): void {
    const element = elementFor(piece);
    if (element === undefined) {
      openText();
      out.push(escapeText(piece));
    } else {
      openRun();
      out.push(`<${prefix}${element}/>`);
    }
  }

  function writeCode(code: Code): void {
    if (code.form === "open") {
      const role = roles.get(roleKey(code));
      closeRun();
      const isFormat = role?.type === "format";
      if (!isFormat) out.push(code.raw);
      const head = isFormat ? code.raw : role?.type === "scope" ? role.base.head : null;
      levels.push({ head: head ?? plainHead, isFormat });
    } else if (code.form === "close") {
      closeRun();
      const level = levels.length > 1 ? levels.pop() : undefined;
      if (level?.isFormat !== true) out.push(code.raw);
    } else if (!code.raw.startsWith("<")) {
      openText();
      out.push(code.raw);
      // A variable over several runs leaves off in a text element that may not keep its white space.
      if (code.raw.includes("<")) closeText();
    } else if (isOutside(code, roles)) {
      closeRun();
      out.push(code.raw);
    } else {
      openRun();
      out.push(code.raw);
    }
  }

  /** Opens a run where none is open, and leaves its text. */
  function openRun(): void {
    const head = levels.at(-1)?.head ?? plainHead;
    if (run !== head) {
      closeRun();
      out.push(head);
      run = head;
    }
    closeText();
  }

  function openText(): void {
    if (inText && run === levels.at(-1)?.head) return;
    openRun();
    out.push(`<${prefix}t xml:space="preserve">`);
    inText = true;
  }

  function closeText(): void {
    if (inText) out.push(`</${prefix}t>`);
    inText = false;
  }

  function closeRun(): void {
    closeText();
    if (run !== null) out.push(`</${prefix}r>`);
    run = null;
  }
}

const FIRST_NAME = /^<(?:[^\s<>/:]+:)?([^\s<>/:]+)/;

/** Whether markup stands between runs: by what it is, as a picture's description in it may have changed. */
function isOutside(code: Code, roles: Roles): boolean {
  const [, name = ""] = FIRST_NAME.exec(code.raw) ?? [];
  return MODEL.outsideRuns.has(name) || roles.get(roleKey(code))?.type === "outside";
}
