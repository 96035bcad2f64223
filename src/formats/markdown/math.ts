import type { Code, Construct, Effects, Extension, State, TokenizeContext } from "micromark-util-types";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    mathText: "mathText";
    mathFlow: "mathFlow";
    mathData: "mathData";
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const SPACE = 32;

/** Longest formula in a sentence, in code units: each `$` is looked at for one. */
export const MAX_FORMULA = 1000;

/**
 * What begins like a price and has none of the signs of a formula is a price, as in «$5 here or 10 C$.»
 */
const PRICE = /^\d(?!.*[\\^_={}+*/<>|])(?=.*\s)/s;

const isEnd = (code: Code) => code === null || code < -2;
const isSpace = (code: Code) => code === null || code < 0 || code === SPACE;
const isDigit = (code: Code) => code !== null && code >= 48 && code <= 57;

/**
 * Mathematics between dollar signs, as tokens without insides. `$…$` by the rule of Pandoc (extension
 * `tex_math_dollars`): no space inside right after the first or before the last sign, no digit after the last one, so
 * that «$5 and $10» are prices. `$$…$$` also over lines of its own, up to the next blank one.
 */
export const math: Extension = {
  text: { [DOLLAR]: { name: "mathText", tokenize: tokenizeText, previous: (code) => code !== DOLLAR } },
  flow: { [DOLLAR]: { name: "mathFlow", tokenize: tokenizeFlow, concrete: true } },
};

function tokenizeText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const before = this.previous;
  let signs = 0;
  let closing = 0;
  let last: Code = null;
  let formula = "";
  return start;

  function start(code: Code): State | undefined {
    // «US$5»
    if (before !== null && before > 0 && /[\p{L}\p{N}]/u.test(String.fromCharCode(before))) return nok(code);
    effects.enter("mathText");
    effects.enter("mathData");
    return opening(code);
  }

  function opening(code: Code): State | undefined {
    if (code === DOLLAR && signs < 3) {
      signs++;
      effects.consume(code);
      return opening;
    }
    if (signs > 2 || (signs === 1 && isSpace(code))) return nok(code);
    effects.exit("mathData");
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || formula.length > MAX_FORMULA) return nok(code);
    if (code === DOLLAR && last !== BACKSLASH) {
      closing = 0;
      effects.enter("mathData");
      return end(code);
    }
    if (code < -2) {
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      formula += "\n";
      last = code;
      return inside;
    }
    effects.enter("mathData");
    return data(code);
  }

  function data(code: Code): State | undefined {
    const isOver = isEnd(code) || (code === DOLLAR && last !== BACKSLASH) || formula.length > MAX_FORMULA;
    if (isOver) {
      effects.exit("mathData");
      return inside(code);
    }
    // A backslash that is escaped itself escapes nothing.
    last = code === BACKSLASH && last === BACKSLASH ? null : code;
    formula += code !== null && code > 0 ? String.fromCharCode(code) : " ";
    effects.consume(code);
    return data;
  }

  function end(code: Code): State | undefined {
    if (code === DOLLAR && closing < signs) {
      closing++;
      effects.consume(code);
      return end;
    }
    const isFormula = closing === signs && code !== DOLLAR && formula.trim() !== "";
    if (!isFormula) return nok(code);
    if (signs === 1 && (isSpace(last) || isDigit(code) || PRICE.test(formula))) return nok(code);
    effects.exit("mathData");
    effects.exit("mathText");
    return ok(code);
  }
}

/** The next line of the same block, if it is not blank. */
const nextLine: Construct = { tokenize: tokenizeNextLine, partial: true };

function tokenizeFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let signs = 0;
  let hasText = false;
  return start;

  function start(code: Code): State | undefined {
    effects.enter("mathFlow");
    effects.enter("mathData");
    return opening(code);
  }

  function opening(code: Code): State | undefined {
    if (code === DOLLAR) {
      signs++;
      effects.consume(code);
      return opening;
    }
    if (signs !== 2) return nok(code);
    signs = 0;
    return line(code);
  }

  function line(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit("mathData");
      if (signs === 2 && hasText) return done(code);
      return code === null ? nok(code) : effects.check(nextLine, advance, nok)(code);
    }
    if (code === DOLLAR) signs++;
    else if (!isSpace(code)) {
      // What follows the closing signs makes it a formula in a sentence.
      if (signs > 1) return nok(code);
      signs = 0;
      hasText = true;
    }
    effects.consume(code);
    return line;
  }

  function advance(code: Code): State | undefined {
    signs = 0;
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return newLine;
  }

  function newLine(code: Code): State | undefined {
    effects.enter("mathData");
    return line(code);
  }

  function done(code: Code): State | undefined {
    effects.exit("mathFlow");
    return ok(code);
  }
}

function tokenizeNextLine(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;
  return (code) => {
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return begin;
  };

  function begin(code: Code): State | undefined {
    if (self.parser.lazy[self.now().line] || isEnd(code)) return nok(code);
    if (!isSpace(code)) return ok(code);
    effects.enter("mathData");
    return blank(code);
  }

  function blank(code: Code): State | undefined {
    if (isEnd(code)) return nok(code);
    if (!isSpace(code)) {
      effects.exit("mathData");
      return ok(code);
    }
    effects.consume(code);
    return blank;
  }
}
