import { describe, expect, it } from "vitest";
import { findAddresses, withoutAddresses } from "../../src/glossary/addresses.ts";

const found = (text: string) => findAddresses(text).map(({ start, end }) => text.slice(start, end));

describe("addresses", () => {
  it.each([
    ["See https://example.org/kiev?a=1, please", ["https://example.org/kiev?a=1,"]],
    ["www.kiev.ua and WWW.KIEV.UA", ["www.kiev.ua", "WWW.KIEV.UA"]],
    ["Пишіть на desk@kiev.example!", ["desk@kiev.example"]],
    ["@KievPost wrote", ["@KievPost"]],
    ["Див. «https://example.org/Харьков»", ["https://example.org/Харьков"]],
    ["詳細はhttps://example.jp/kievをご覧ください", ["https://example.jp/kiev"]],
    ["자세한 내용은 https://example.kr/kiev에서", ["https://example.kr/kiev"]],
    ["a@b@c", ["a@b", "@c"]],
    ["no address @ all", []],
    ["", []],
  ])("are found in %s", (text, addresses) => {
    expect(found(text)).toEqual(addresses);
  });

  it("leave a sign that is neither letter nor digit nor space", () => {
    expect(withoutAddresses("x https://example.org/12 y me@example.org")).toBe("x \ufffc y \ufffc");
  });

  it("are found in time linear in a hostile text", () => {
    expect(found("a".repeat(500_000))).toEqual([]);
    expect(found("@".repeat(200_000))).toEqual([]);
    expect(found("a@".repeat(100_000))).toHaveLength(100_000 - 1);
  });
});
