import { createHash } from "node:crypto";
import { CompiledQuery, sql } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "./database.ts";
import { TooManyRequests } from "./errors.ts";

/** How often, counted in the database so that every process counts together; no limit locks anyone out for ever. */
const limits = {
  /** Wrong passwords of one account. */
  signInAccount: { points: 10, duration: 15 * 60 },
  /** Sign-ins, and new passwords by a link, from one address: each costs a hash. */
  signInAddress: { points: 50, duration: 15 * 60 },
  /** Personal links opened from one address: an office shares one. */
  linkAddress: { points: 300, duration: 15 * 60 },
  /** Links to votes opened from one address: everybody in a hall shares one, and opens theirs in the same minute. */
  voteLink: { points: 1500, duration: 15 * 60 },
  /** Answers to surveys begun from one address by a link that all share: everybody in a hall shares one. */
  commonLink: { points: 600, duration: 15 * 60 },
  /** Links asked for to one e-mail address: whoever asks, its owner gets the mails. */
  linkMail: { points: 5, duration: 60 * 60 },
  /** Colleagues whom one person has written to. */
  colleague: { points: 20, duration: 24 * 60 * 60 },
  /** Visits of calendar programs to one feed: each comes a few times an hour, and several may share an address. */
  calendarFeed: { points: 300, duration: 15 * 60 },
  /** Sign-ups for open workshops from one address: an office shares one. */
  signUpAddress: { points: 100, duration: 15 * 60 },
  /** Sign-ups under one e-mail address: whoever signs up, its owner gets the mails. */
  signUpMail: { points: 10, duration: 60 * 60 },
  /** Sign-ups for one workshop, from wherever they come. */
  signUpWorkshop: { points: 300, duration: 60 * 60 },
  /** Check-ins at the door from one address: everybody in a room shares one. */
  checkIn: { points: 600, duration: 15 * 60 },
  /** Codes of a vote in the room typed, and votes joined, from one address: everybody in a hall shares one. */
  joinAddress: { points: 1500, duration: 15 * 60 },
  /** Votes joined in one ballot, from wherever they come: as many as a room holds may come at once. */
  joinBallot: { points: 600, duration: 15 * 60 },
  /** Times that one browser says that its session goes on: once in hours is enough. */
  sessionExtension: { points: 30, duration: 15 * 60 },
  /** Files brought in by one person: each is parsed in a worker. */
  upload: { points: 60, duration: 60 * 60 },
} as const;

export type Limit = keyof typeof limits;

export interface RateLimits {
  /** Counts one more for the key; throws TooManyRequests when that is too many. */
  countTowards: (limit: Limit, key: string) => Promise<void>;
  /** Takes one back: what was counted beforehand turned out not to be of the kind that is limited. */
  discount: (limit: Limit, key: string) => Promise<void>;
}

export function openRateLimits(db: Db): RateLimits {
  const plain = db.withoutPlugins();
  const storeClient = {
    query: async ({ text, values }: { text: string; values: unknown[] }) => {
      const { rows } = await plain.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, duration }]) => [
      name,
      new RateLimiterPostgres({
        storeClient,
        storeType: "client",
        tableName: "rate_limits",
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration,
      }),
    ]),
  ) as Record<Limit, RateLimiterPostgres>;
  return {
    async countTowards(limit, key) {
      try {
        await limiters[limit].consume(storedKey(key));
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(error.msBeforeNext / 1000));
        throw error;
      }
    },
    async discount(limit, key) {
      await limiters[limit].reward(storedKey(key));
    },
  };
}

/** Deletes what no longer counts. */
export async function forgetExpiredLimits(db: Db): Promise<void> {
  await db
    .deleteFrom("rateLimits")
    .where("expire", "<", sql<number>`extract(epoch from now()) * 1000`)
    .execute();
}

// Keys are e-mail and IP addresses: the table is to hold neither.
function storedKey(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 32);
}
