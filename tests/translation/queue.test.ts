import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Content } from "../../src/article/content.ts";
import { parseLocale } from "../../src/article/locale.ts";
import { outsideError } from "../../src/article/problem.ts";
import { fatalError, transientError } from "../../src/translation/failure.ts";
import type { Provider, RequestLimits, TranslationRequest } from "../../src/translation/provider.ts";
import { createTranslator, type TranslatorOptions } from "../../src/translation/queue.ts";
import { content, notation } from "./contents.ts";

const sourceLocale = parseLocale("en");
const targetLocale = parseLocale("uk");

/** No test waits for a real back-off. */
const quick: TranslatorOptions = { firstDelay: 1, longestDelay: 4, random: () => 0 };

type Answer = (request: TranslationRequest, call: number) => unknown;

/** A provider that answers as told, and the requests that it was given. */
function fake(answer: Answer, limits?: RequestLimits): Provider & { readonly calls: string[][] } {
  const calls: string[][] = [];
  return {
    name: "fake",
    calls,
    ...(limits === undefined ? {} : { limits }),
    async translate(request) {
      calls.push(request.segments.map((segment) => notation(segment) ?? ""));
      // A faulty provider may give anything, whatever its type says.
      return (await answer(request, calls.length)) as readonly (Content | null)[];
    },
  };
}

const mirror: Answer = ({ segments }) => segments.map((segment) => content(`${notation(segment)}!`));

async function translate(
  provider: Provider,
  segments: readonly string[],
  options: TranslatorOptions = {},
  signal: AbortSignal = new AbortController().signal,
) {
  const translator = createTranslator(provider, { ...quick, ...options });
  const result = await translator.translate({
    sourceLocale,
    targetLocale,
    segments: segments.map(content),
    signal,
  });
  return {
    targets: result.targets.map(notation),
    refused: result.refused,
    failures: result.failures.map(({ problem }) => problem),
    aborted: result.aborted,
  };
}

const fine = { refused: [], failures: [], aborted: false };

describe("a translator", () => {
  it("gives targets in order, whatever the order of the answers", async () => {
    const provider = fake(
      async ({ segments }, call) => {
        for (let i = 0; i < 10 - call; i++) await turn();
        return segments;
      },
      { segments: 2, characters: 100 },
    );
    const segments = ["a", "b", "c", "d", "e"];
    expect(await translate(provider, segments)).toEqual({ targets: segments, ...fine });
    expect(provider.calls).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  it("asks nothing for no segments", async () => {
    const provider = fake(mirror);
    expect(await translate(provider, [])).toEqual({ targets: [], ...fine });
    expect(provider.calls).toEqual([]);
  });

  it("tells the provider languages and a signal", async () => {
    let seen: TranslationRequest | undefined;
    await translate(
      fake((request) => {
        seen = request;
        return request.segments;
      }),
      ["a"],
    );
    expect(seen).toMatchObject({ sourceLocale, targetLocale, signal: expect.any(AbortSignal) });
  });

  it("takes null for an answer", async () => {
    expect(
      await translate(
        fake(() => [null, content("b")]),
        ["a", "b"],
      ),
    ).toEqual({ targets: [null, "b"], ...fine });
  });

  it.each([1, 3])("keeps to a concurrency of %i over all articles", async (concurrency) => {
    let running = 0;
    let most = 0;
    const provider = fake(
      async ({ segments }) => {
        most = Math.max(most, ++running);
        await turn();
        running--;
        return segments;
      },
      { segments: 1, characters: 100 },
    );
    const translator = createTranslator(provider, { ...quick, concurrency });
    const signal = new AbortController().signal;
    const segments = ["a", "b", "c", "d"].map(content);
    const request = { sourceLocale, targetLocale, segments, signal };
    await Promise.all([translator.translate(request), translator.translate(request)]);
    expect([most, provider.calls.length]).toEqual([concurrency, 8]);
  });

  it("keeps to a rate of requests", async () => {
    const times: number[] = [];
    const provider = fake(
      ({ segments }) => {
        times.push(Date.now());
        return segments;
      },
      { segments: 1, characters: 100 },
    );
    const rate = { requests: 2, interval: 60 };
    await translate(provider, ["a", "b", "c", "d", "e"], { rate, concurrency: 5 });
    expect(times).toHaveLength(5);
    for (const [index, time] of times.entries()) {
      const earlier = times[index - rate.requests];
      // The queue measures by the same clock; its timers may fire a millisecond early.
      if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(rate.interval - 2);
    }
  });
});

describe("a translator whose provider", () => {
  it("fails twice and then works: tries again", async () => {
    const provider = fake((request, call) => {
      if (call <= 2) throw transientError("Busy.", "Wait.");
      return mirror(request, call);
    });
    expect(await translate(provider, ["a"])).toEqual({ targets: ["a!"], ...fine });
    expect(provider.calls).toHaveLength(3);
  });

  it("always fails in passing: gives up after the retries, and says it once", async () => {
    const provider = fake(() => {
      throw transientError("Busy.", "Wait.");
    });
    const result = await translate(provider, ["a", "b"], { retries: 3 });
    expect(result).toMatchObject({ targets: [null, null], refused: [], failures: [{ message: "Busy." }] });
    expect(provider.calls).toHaveLength(4);
  });

  it("fails for one request: does not try it again, and goes on with the others", async () => {
    const provider = fake(
      ({ segments }) => {
        if (notation(segments[0] ?? null) === "b") throw outsideError("Too odd.", "Leave it.");
        return segments;
      },
      { segments: 1, characters: 100 },
    );
    const result = await translate(provider, ["a", "b", "c"]);
    expect(result.targets).toEqual(["a", null, "c"]);
    expect(result.failures).toMatchObject([{ kind: "outside", message: "Too odd." }]);
    expect(provider.calls).toHaveLength(3);
  });

  it("fails for good: is not asked again, by any article, and says it once", async () => {
    const provider = fake(
      () => {
        throw fatalError("The key is wrong.", "Set another.");
      },
      { segments: 1, characters: 100 },
    );
    const translator = createTranslator(provider, { ...quick, concurrency: 1 });
    const signal = new AbortController().signal;
    const request = { sourceLocale, targetLocale, segments: ["a", "b", "c"].map(content), signal };
    const results = [await translator.translate(request), await translator.translate(request)];
    for (const { targets, failures } of results) {
      expect(targets).toEqual([null, null, null]);
      expect(failures.map(({ problem }) => problem.message)).toEqual(["The key is wrong."]);
    }
    expect(provider.calls).toHaveLength(1);
  });

  it("fails for good while several requests run: says it once all the same", async () => {
    const provider = fake(
      async () => {
        await turn();
        throw fatalError("The key is wrong.", "Set another.");
      },
      { segments: 1, characters: 100 },
    );
    const { failures } = await translate(provider, ["a", "b", "c", "d", "e"], { concurrency: 3 });
    expect(failures.map(({ message }) => message)).toEqual(["The key is wrong."]);
    expect(provider.calls).toHaveLength(3);
  });

  it("throws what is no error of ours: says so without a stack", async () => {
    const provider = fake(() => {
      throw new TypeError("x is not a function");
    });
    const { failures } = await translate(provider, ["a"]);
    expect(failures).toMatchObject([
      { kind: "outside", message: expect.stringContaining("«fake» failed: x is not") },
    ]);
  });

  it("throws something that is no error at all: says so", async () => {
    const { failures } = await translate(
      fake(() => Promise.reject("odd")),
      ["a"],
    );
    expect(failures).toMatchObject([{ kind: "outside", message: expect.stringContaining("odd") }]);
  });

  it("asks to wait: lets all requests wait", async () => {
    const provider = fake(
      ({ segments }, call) => {
        if (call === 1) throw transientError("Slow down.", "Wait.", 40);
        return segments;
      },
      { segments: 1, characters: 100 },
    );
    const began = Date.now();
    const options = { concurrency: 1, longestDelay: 1000 };
    expect(await translate(provider, ["a", "b", "c"], options)).toEqual({
      targets: ["a", "b", "c"],
      ...fine,
    });
    expect(Date.now() - began).toBeGreaterThanOrEqual(39);
    expect(provider.calls).toHaveLength(4);
  });

  it("asks to wait longer than one may: is given up for this request", async () => {
    const provider = fake(() => {
      throw transientError("Come back tomorrow.", "Wait.", 86_400_000);
    });
    expect((await translate(provider, ["a"])).failures).toMatchObject([{ message: "Come back tomorrow." }]);
    expect(provider.calls).toHaveLength(1);
  });

  it("hangs, deaf to its signal: is given up in time, and tried again", async () => {
    const provider = fake((request, call) => (call === 1 ? new Promise(() => {}) : mirror(request, call)));
    expect(await translate(provider, ["a"], { timeout: 20 })).toEqual({ targets: ["a!"], ...fine });
  });

  it("always hangs: says that it did not answer in time", async () => {
    const provider = fake(() => new Promise(() => {}));
    const { targets, failures } = await translate(provider, ["a"], { timeout: 5, retries: 1 });
    expect(targets).toEqual([null]);
    expect(failures).toMatchObject([{ message: expect.stringContaining("did not answer in time") }]);
  });

  it("hangs until it is aborted: ends, and keeps what had come", async () => {
    const controller = new AbortController();
    const provider = fake(
      ({ segments, signal }, call) => {
        if (call === 1) return segments;
        setTimeout(() => controller.abort(), 5);
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
      { segments: 1, characters: 100 },
    );
    const segments = ["a", "b", "c", "d"];
    const result = await translate(provider, segments, { concurrency: 1 }, controller.signal);
    expect(result).toEqual({ targets: ["a", null, null, null], refused: [], failures: [], aborted: true });
    expect(provider.calls).toHaveLength(2);
  });

  it("hangs, deaf to everything: an abort ends it all the same", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 5);
    const result = await translate(
      fake(() => new Promise(() => {})),
      ["a"],
      {},
      controller.signal,
    );
    expect(result).toEqual({ targets: [null], refused: [], failures: [], aborted: true });
  });

  it("is waited for after a failure: an abort ends the wait", async () => {
    const controller = new AbortController();
    const provider = fake(() => {
      setTimeout(() => controller.abort(), 5);
      throw transientError("Busy.", "Wait.");
    });
    const options = { firstDelay: 3_600_000, longestDelay: 3_600_000 };
    expect((await translate(provider, ["a"], options, controller.signal)).aborted).toBe(true);
  });

  it("is not asked at all after an abort", async () => {
    const provider = fake(mirror);
    expect((await translate(provider, ["a"], {}, AbortSignal.abort())).aborted).toBe(true);
    expect(provider.calls).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["too few", []],
    ["too many", [content("x"), content("y"), content("z")]],
    ["nothing", undefined],
    ["null", null],
    ["something else", { length: 2 }],
  ])("gives %s: is refused as a whole, as nobody knows what belongs where", async (_, answer) => {
    const result = await translate(
      fake(() => answer),
      ["a", "b"],
    );
    expect(result.targets).toEqual([null, null]);
    expect(result.failures).toMatchObject([
      { message: expect.stringContaining("one translation per sentence") },
    ]);
  });

  it.each<[string, string, string]>([
    ["loses a code", "a{=1}", "b"],
    ["doubles a code", "a{=1}", "{=1}b{=1}"],
    ["invents a code", "a", "b{=1}"],
    ["crosses pairs", "{<1}a{>1}{<2}b{>2}", "{<1}a{<2}b{>1}{>2}"],
    ["turns a pair around", "{<1}a{>1}", "{>1}a{<1}"],
    ["gives nothing but white space", "a", "  "],
    ["gives nothing but the codes", "a{=1}", "{=1}"],
    ["gives nothing", "a", ""],
  ])("%s: its target is refused, and the next one taken", async (_, source, target) => {
    const provider = fake(() => [content(target), content("fine")]);
    const result = await translate(provider, [source, "b"]);
    expect(result.targets).toEqual([null, "fine"]);
    expect(result.refused).toEqual([{ index: 0, reason: expect.stringMatching(/\.$/) }]);
    expect(result.failures).toEqual([]);
  });

  it("gives codes without text where the source has none either: is taken", async () => {
    expect(await translate(fake(mirror), ["{=1}"])).toMatchObject({ targets: ["{=1}!"] });
    expect(
      await translate(
        fake(({ segments }) => segments),
        ["{=1}"],
      ),
    ).toEqual({ targets: ["{=1}"], ...fine });
  });

  it("changes the markup of a code: the source's own is put back", async () => {
    const forged = content("{=1}b").map((part) =>
      part.type === "code" ? { ...part, raw: "<script>" } : part,
    );
    const translator = createTranslator(fake(() => [forged]));
    const signal = new AbortController().signal;
    const request = { sourceLocale, targetLocale, segments: [content("a{=1}")], signal };
    expect((await translator.translate(request)).targets).toEqual([content("{=1}b")]);
  });
});

describe("the waits between retries", () => {
  it("grow, are scattered, and end at the longest", async () => {
    const waits: number[] = [];
    for (const random of [0, 1]) {
      const provider = fake(() => {
        waits.push(performance.now());
        throw transientError("Busy.", "Wait.");
      });
      await translate(provider, ["a"], {
        firstDelay: 20,
        longestDelay: 40,
        retries: 3,
        random: () => random,
      });
    }
    const gaps = waits.slice(1).map((time, index) => time - (waits[index] ?? 0));
    // Half of 20, 40, 40 (not 80) at the least; all of it at the most. Timers are never more than a millisecond early.
    expect(gaps.slice(0, 3).map((gap, index) => gap >= ([10, 20, 20][index] ?? 0) - 1)).toEqual([
      true,
      true,
      true,
    ]);
    expect(gaps.slice(4).map((gap, index) => gap >= ([20, 40, 40][index] ?? 0) - 1)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

it("does not gather listeners on the signal of a long run", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  const provider = fake(
    ({ segments }, call) => {
      if (call <= 40) throw transientError("Busy.", "Wait.");
      return segments;
    },
    { segments: 1, characters: 1 },
  );
  const segments = Array.from({ length: 60 }, (_, index) => `${index}`);
  expect((await translate(provider, segments, { concurrency: 30 })).targets).toEqual(segments);
  await turn();
  process.off("warning", listen);
  expect(warnings).toEqual([]);
});
