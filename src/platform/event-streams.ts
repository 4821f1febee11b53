import type { Request, Response } from "express";
import type { Changes } from "./changes.ts";
import { BadRequest } from "./errors.ts";

/** Pages that follow what goes on, each over a stream of server-sent events (HTML standard, 9.2). */
export interface EventStreams {
  /**
   * Answers with a stream that says "changed" when what has the id has changed, and "beat" now and then, so that the
   * page knows that it is not cut off. It tells nothing else: the page asks for the rest, as who it is. Before each word
   * `mayStay` is asked, as rights and sessions end. Throws BadRequest for what is not a browser's event stream.
   */
  follow(req: Request, res: Response, id: string, mayStay: () => Promise<boolean>): void;
  /** Ends every stream, and takes no new one: browsers turn to another process, or ask by themselves. */
  end(): void;
}

/** More than this are told to ask by themselves: each stream keeps a connection. */
const mostStreams = 500;
const beatMs = 15_000;
/** How soon a browser comes back when the stream has broken. */
const retryMs = 2000;

export function openEventStreams(changes: Pick<Changes, "follow">, most: number = mostStreams): EventStreams {
  const open = new Set<() => void>();
  let isEnding = false;
  return {
    follow(req, res, id, mayStay) {
      if (req.method !== "GET" || !(req.get("accept") ?? "").includes("text/event-stream"))
        throw new BadRequest("not an event stream");
      if (isEnding || open.size >= most) {
        res.status(503).set("Retry-After", "30").end();
        return;
      }
      // no-transform: a proxy or our own compression would hold the words back.
      res.status(200).set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform" });
      res.set("X-Accel-Buffering", "no").flushHeaders();
      res.write(`retry: ${retryMs}\n\n`);

      const say = async (event: "changed" | "beat") => {
        // Who takes nothing in is not written to: the words would pile up.
        const isThere = !res.writableNeedDrain && (await mayStay().catch(() => false));
        if (!isThere) stop();
        else if (!res.writableEnded) res.write(`event: ${event}\ndata: 1\n\n`);
      };
      const unfollow = changes.follow(id, () => void say("changed"));
      const beats = setInterval(() => void say("beat"), beatMs);
      const stop = () => {
        unfollow();
        clearInterval(beats);
        open.delete(stop);
        if (!res.writableEnded) res.end();
      };
      open.add(stop);
      res.on("close", stop);
    },
    end() {
      isEnding = true;
      for (const stop of [...open]) stop();
    },
  };
}
