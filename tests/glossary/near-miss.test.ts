import { describe, expect, it } from "vitest";
import { nearMiss } from "../../src/glossary/near-miss.ts";

describe("a near miss", () => {
  it.each([
    ["у Фініксі та Одесі", ["Фенікс"], "Фініксі"],
    ["в Кієві", ["Київ"], undefined], // three letters of four are no evidence
    ["Вони їдуть до Пхеняну", ["Пхеньян"], "Пхеняну"],
    ["Phnom Penh", ["Pyongyang"], undefined],
    ["in Phyongyang", ["Pjöngjang"], undefined],
    ["in Pjongjang", ["Pjöngjang"], "Pjongjang"],
    ["Новій Зеланндії", ["Нова Зеландія"], "Новій Зеланндії"],
    ["", ["Kyiv"], undefined],
    ["Kyiv", [], undefined],
  ])("in %s of %s is %s", (text, expected, near) => {
    expect(nearMiss(text, expected)).toBe(near);
  });

  it("is sought in bounded time", () => {
    const text = "Фінікс ".repeat(100_000);
    const expected = Array.from({ length: 100_000 }, (_, i) => `Фенікс${i}`);
    const start = performance.now();
    expect(nearMiss(text, expected)).toBe("Фінікс");
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
