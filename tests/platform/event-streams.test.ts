// So many pages as a process has streams for; the others are told to ask by themselves, until one leaves.
import express from "express";
import { expect, test } from "vitest";
import { openEventStreams } from "../../src/platform/event-streams.ts";
import { openStream, type Stream } from "../support/event-stream.ts";
import { listen } from "../support/listening.ts";

test("a process has streams for so many pages; one more is refused until one leaves, and those that stay hear on", async () => {
  const followers = new Set<() => void>();
  const changes = {
    follow: (_id: string, changed: () => void) => {
      followers.add(changed);
      return () => followers.delete(changed);
    },
  };
  const streams = openEventStreams(changes, 2);
  const app = express().get("/events", (req, res) => {
    streams.follow(req, res, "a", () => Promise.resolve(true));
  });
  const served = await listen(app);
  const open = async (): Promise<Stream> => await openStream(`${served.url}/events`, "");

  const [first, second, third] = [await open(), await open(), await open()];
  expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 503]);
  expect(third.headers.get("retry-after")).toBe("30");
  first.close();
  await expect.poll(() => followers.size, { timeout: 5000 }).toBe(1);
  const fourth = await open();
  expect(fourth.status).toBe(200);
  for (const changed of followers) changed();
  await expect.poll(() => [second.events, fourth.events], { timeout: 5000 }).toEqual([["changed"], ["changed"]]);
  streams.end();
  expect(await Promise.all([second.ended, fourth.ended])).toEqual([true, true]);
  await served.close();
});
