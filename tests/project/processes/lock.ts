// Takes the lock, says so, and holds it until its standard input ends or it is killed.
import { acquireLock } from "../../../src/project/lock.ts";

const [root = "", wait = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const lock = await acquireLock(
  { root },
  { wait: wait === "wait", onWait: (holder) => say(`waiting for ${holder?.pid}`) },
);
say("held");
process.stdin.resume().on("end", () => {
  lock.release();
  say("released");
});
