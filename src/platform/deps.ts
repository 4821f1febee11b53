import type { Db } from "./database.ts";
import type { EventStreams } from "./event-streams.ts";
import type { Translate } from "./i18n.ts";
import type { Jobs } from "./jobs.ts";
import type { Locale } from "./locales.ts";
import type { PostMail, PostMails } from "./mail.ts";
import type { RateLimits } from "./rate-limits.ts";
import type { Workers } from "./workers.ts";

/** What the app hands to every feature; each takes what it needs. */
export interface Deps extends RateLimits {
  db: Db;
  /** Links in mails and QR codes start with it. */
  publicUrl: URL;
  texts: Record<Locale, Translate>;
  jobs: Jobs;
  postMail: PostMail;
  postMails: PostMails;
  /** Whether the database is the embedded one, meant for trying the product out. */
  isEmbedded: boolean;
  /** Whether mails leave the house; otherwise staff read them in the product. */
  sendsMail: boolean;
  workers: Workers;
  /** For pages that follow what goes on. */
  eventStreams: EventStreams;
}
