// A sync in small, in a process of its own so that it can be killed: recovers, then turns every file of the project
// from one state into the next. Arguments: root, state to reach, and the number of the step to die at (0: none).
import { fingerprint } from "../../../src/project/fingerprint.ts";
import { openJournal, recover } from "../../../src/project/journal.ts";
import { acquireLock } from "../../../src/project/lock.ts";
import { contentOf, PATHS } from "./journal-states.ts";

const [root = "", to = "", deadly = "0"] = process.argv.slice(2);
const config = { root };
let steps = 0;
const step = () => {
  if (++steps === Number(deadly)) process.kill(process.pid, "SIGKILL");
};
const lock = await acquireLock(config, { wait: true });
process.stdout.write("started\n");
await recover(config, { step });
const journal = await openJournal(config, { step });
for (const path of PATHS) {
  const before = contentOf(path, Number(to) - 1);
  const after = contentOf(path, Number(to));
  const expected = before === null ? null : fingerprint(before);
  if (after !== null) await journal.stage(path, after, expected);
  else if (expected !== null) journal.stageRemoval(path, expected);
}
const { skipped } = await journal.commit();
lock.release();
process.stdout.write(`${JSON.stringify({ steps, skipped })}\n`);
