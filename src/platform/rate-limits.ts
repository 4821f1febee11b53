import { CompiledQuery } from "kysely";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "./database.ts";
import { TooManyRequests } from "./errors.ts";

/** How often, counted in the database so that every process counts together; no limit locks anyone out for ever. */
const limits = {
  /** Wrong passwords of one account. */
  signInAccount: { points: 10, duration: 15 * 60 },
  /** Sign-ins from one address. */
  signInAddress: { points: 50, duration: 15 * 60 },
  /** Personal links opened from one address: an office shares one. */
  linkAddress: { points: 300, duration: 15 * 60 },
  /** Topics that one voter proposes or mails that one person asks for. */
  proposal: { points: 20, duration: 60 * 60 },
  /** Files brought in by one person: each is parsed in a worker. */
  upload: { points: 60, duration: 60 * 60 },
} as const;

export type Limit = keyof typeof limits;

/** Counts one more for the key; throws TooManyRequests when that is too many. */
export type CountTowards = (limit: Limit, key: string) => Promise<void>;

export function openRateLimits(db: Db): CountTowards {
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
  return async (limit, key) => {
    try {
      await limiters[limit].consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new TooManyRequests(Math.ceil(error.msBeforeNext / 1000));
      throw error;
    }
  };
}
