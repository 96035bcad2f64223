import { expect, test } from "vitest";
import { openArticle } from "../../src/sync/article-file.ts";
import { verify } from "../../src/sync/verify.ts";
import { OPTIONS } from "../formats/sample.ts";

const SENTENCE =
  "The council has decided, after hours of debate, that the old bridge will be closed to cars.";
const TEASER = "<p>Elsewhere, the ferry is back, and with it the tourists.</p>";

test("an article on a page is judged though its translation would not be taken for the article", () => {
  const page = `<html><head><title>Bridge</title></head><body><div>${`<p>${SENTENCE} ${SENTENCE}</p>\n`.repeat(6)}</div>
<div class="sidebar">${TEASER.repeat(4)}</div></body></html>`;
  const bytes = Buffer.from(page);
  const options = { ...OPTIONS, html: { scope: "article", translateCode: false, attributes: [] } as const };
  const file = openArticle(bytes, "page.html");
  const { units } = file.format.parse(file.text, options);
  expect(units).toHaveLength(7);
  const { identity, reason } = verify(bytes, file, options);
  expect({ identity, reason }).toEqual({ identity: true, reason: null });
});
