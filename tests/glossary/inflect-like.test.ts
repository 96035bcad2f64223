import { describe, expect, it } from "vitest";
import { parseLocale } from "../../src/article/locale.ts";
import { inflectLike } from "../../src/glossary/inflect-like.ts";

describe("a name in the form of another", () => {
  it.each([
    ["uk", "Одессою", "Одесса", "Одеса", "Одесою"],
    ["ru", "Харьковом", "Харьков", "Чернигов", "Черниговом"],
    ["uk", "Північної Осетії", "Північна Осетія", "Нова Зеландія", "Нової Зеландії"],
    ["uk", "Ростові-на-Дону", "Ростов-на-Дону", "Харків-на-Дону", undefined],
    ["ru", "Ростове-на-Дону", "Ростов-на-Дону", "Киров-на-Дону", "Кирове-на-Дону"],
    ["uk", "донбасу", "донбас", "Донбас", "Донбасу"],
    ["uk", "Кам’янці", "Кам'янка", "Слов’янка", "Слов’янці"],
    // nothing that could be wrong
    ["uk", "Одессою", "Одесса", "Київ", undefined],
    ["uk", "Одессою", "Одесса", "Нова Одеса", undefined],
    ["uk", "Київ", "Київ", "Одеса", undefined],
    ["uk", "Одесса", "Одесса", "Оде\u0301са", undefined],
    ["vi", "Nga", "Nga", "Lào", undefined],
  ])("%s: %s of %s is of %s %s", (locale, written, term, wanted, form) => {
    expect(inflectLike({ written, term }, wanted, parseLocale(locale))).toBe(form);
  });

  it("leaves out what its gender has not", () => {
    const name = { written: "Ангелой", term: "Ангела" };
    expect(inflectLike(name, "Клара", parseLocale("ru"), "feminine")).toBe("Кларой");
  });
});
