import { homedir } from "node:os";
import { join } from "node:path";

/** Where `install.sh` has put the peers: outside of the project, as they are no part of it. */
export function peersFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "exonym-peers");
}
