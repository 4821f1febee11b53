import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { CannotStart } from "./errors.ts";

interface Holder {
  pid: number;
  startedAt: string;
  host: string;
}

/** The folder is in use by a living process; the message is for the person who started the second one. */
export class FolderInUse extends CannotStart {}

/**
 * Takes the folder for this process; two processes on one embedded database would lose rows silently.
 * A lock left by a process that is gone is taken over; a living holder's never is.
 * Returns the function that gives it back. Throws FolderInUse.
 */
export function takeFolderLock(folder: string): () => void {
  const path = join(folder, "tarvepaja.lock");
  const mine: Holder = { pid: process.pid, startedAt: startTime(process.pid), host: hostname() };
  const prepared = `${path}.${mine.pid}`;
  writeFileSync(prepared, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      if (linkNew(prepared, path)) return () => giveBack(path, mine);
      const holder = readHolder(path);
      if (holder !== null && isAlive(holder))
        throw new FolderInUse(
          `The data folder ${folder} is in use by another Tarvepaja (process ${holder.pid} on ${holder.host}). ` +
            `Stop that one first, or give this one another folder with DATA_DIR.`,
        );
      removeStale(path, `${prepared}.stale`);
    }
  } finally {
    unlinkSync(prepared);
  }
  throw new FolderInUse(`Another Tarvepaja took the data folder ${folder} at the same moment. Try again.`);
}

// The lock appears with its words in it: one that is seen empty would be taken for a dead process's.
function linkNew(prepared: string, path: string): boolean {
  try {
    linkSync(prepared, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

// Moved aside first, which only one process can do, and looked at again: since it was read, another process may have
// taken the folder, and gets its lock back.
function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== null && isAlive(moved)) linkNew(aside, path);
  unlinkSync(aside);
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return null; // just gone, or not ours
  }
}

// A holder on another host cannot be asked, so it counts as alive. The start time tells a re-used process id.
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return startTime(holder.pid) === holder.startedAt;
}

// Field 22 of /proc/<pid>/stat: clock ticks since boot. Elsewhere than on Linux the process id alone must do.
function startTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function giveBack(path: string, mine: Holder): void {
  const holder = readHolder(path);
  if (holder?.pid === mine.pid && holder.startedAt === mine.startedAt) unlinkSync(path);
}
