import { describe, expect, it } from "vitest";
import { isPartOfKeptName } from "../../src/checks/untranslated-name.ts";

describe("a name that is part of one kept as it is", () => {
  it.each([
    ["the London Gazette", "London", "dem London Gazette", true],
    ["Jordan Spieth won", "Jordan", "Jordan Spieth gewann", true],
    ["Rapid Vienna lost", "Vienna", "Rapid Vienna verlor", true],
    ["in Vienna", "Vienna", "in Wien", false],
    ["the London mayor", "London", "the London mayor", false], // no capital: no name
    ["Jordan, Spieth", "Jordan", "Jordan, Spieth", false],
    ["Kiev Kiev", "Kiev", "Kiev Kiev", false],
    ["the London Gazette", "London", "der London Gazetten", false],
    ["London", "London", "London", false],
  ])("%s, %s; %s: %s", (text, name, other, expected) => {
    const start = text.indexOf(name);
    expect(isPartOfKeptName(text, start, start + name.length, other)).toBe(expected);
  });

  it("is not looked for in what is no sentence", () => {
    const padded = `the London Gazette${" a".repeat(5_000)}`;
    expect(isPartOfKeptName("the London Gazette", 4, 10, padded.slice(0, 10_000))).toBe(true);
    expect(isPartOfKeptName("the London Gazette", 4, 10, padded)).toBe(false);
  });
});
