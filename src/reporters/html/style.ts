/** The page's style: it is legible in light and dark (WCAG 2.2, contrast of 4.5 and more), narrow and on paper, and names no font that is not there. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1b1b1b; --soft: #565656; --ground: #fff; --card: #f6f6f4; --line: #c9c9c4;
  --error: #a4001d; --warning: #7a4b00; --info: #004b87; --mark: #ffe58a; --on-mark: #1b1b1b; }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --soft: #b4b4b4; --ground: #16181b; --card: #202327; --line: #4a4e54;
    --error: #ff9aa8; --warning: #ffc46b; --info: #9cc9ff; --mark: #6b5200; --on-mark: #fff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 75rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0.5rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1rem; margin: 0 0 0.5rem; }
h4 { font-size: 0.8rem; margin: 0; color: var(--soft); }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end;
  padding: 0.5rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
label { display: block; font-size: 0.85rem; }
select, input[type="search"] { display: block; font: inherit; padding: 0.25rem; color: var(--text); background: var(--ground);
  border: 1px solid var(--soft); border-radius: 0.25rem; max-width: 18rem; }
output { font-size: 0.85rem; }
:focus-visible { outline: 3px solid var(--info); outline-offset: 2px; }
.finding { margin: 1rem 0; padding: 0.75rem 1rem; background: var(--card); border: 1px solid var(--line);
  border-inline-start: 0.4rem solid var(--severity); border-radius: 0.25rem; content-visibility: auto; contain-intrinsic-size: auto 14rem; }
.error { --severity: var(--error); } .warning { --severity: var(--warning); } .info { --severity: var(--info); }
.waived { border-inline-start-style: dotted; }
.severity { color: var(--severity); }
.texts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0.5rem 1.5rem; }
.texts p { margin: 0; font-size: 1.1rem; line-height: 1.7; white-space: pre-wrap; unicode-bidi: isolate; }
mark { background: var(--mark); color: var(--on-mark); padding: 0.1em 0; border-bottom: 2px solid currentColor; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1rem; margin: 0.75rem 0 0; font-size: 0.9rem; }
dt { color: var(--soft); } dd { margin: 0; }
.place { color: var(--soft); font-size: 0.9rem; margin: 0; }
[hidden] { display: none !important; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.35rem; } form { position: static; } }
@media print {
  body { max-width: none; font-size: 10pt; padding: 0; }
  form { display: none; }
  .finding { content-visibility: visible; break-inside: avoid; background: none; }
  h2 { break-after: avoid; }
  mark { background: none; color: inherit; font-weight: bold; }
}
`;
