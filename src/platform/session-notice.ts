import type { Asking, SessionStanding } from "./asking.ts";
import { formatTime } from "./i18n.ts";
import type { Key } from "./keys.ts";

/** Where a page asks how long the session lasts; asking does not count as use. */
export const sessionUrl = "/session";

/** Every page's region about the session: nothing to see until its end is near. */
interface SessionNotice {
  /** Where the page's script asks again when the end comes near. */
  url: string;
  /** Seconds until then, from now. */
  quietSeconds: number;
  text: string | null;
  /** Whether a press carries on. */
  canGoOn: boolean;
}

type Whose = "staff" | "link";
type Word = "ended" | "goneOn" | "near" | "last";

const words: Record<Word, Record<Whose, Key>> = {
  ended: { staff: "session.ended.staff", link: "session.ended.link" },
  goneOn: { staff: "session.goneOn", link: "session.goneOn" },
  near: { staff: "session.near", link: "session.near" },
  last: { staff: "session.last.staff", link: "session.last.link" },
};

/** The region in words; null where the browser has no session. */
export function sessionNotice({ session, t, locale }: Pick<Asking, "session" | "t" | "locale">): SessionNotice | null {
  if (session === null) return null;
  const whose = session.isStaff ? "staff" : "link";
  const word = wordOf(session);
  // No programme's zone is known to every page; all programmes so far are Finnish.
  const time = () => (session.endsAt === null ? "" : formatTime(session.endsAt, locale, "Europe/Helsinki"));
  return {
    url: `${sessionUrl}?of=${whose}`,
    quietSeconds: session.quietSeconds,
    text: word === null ? null : t(words[word][whose], { time: time() }),
    canGoOn: word === "near",
  };
}

function wordOf({ endsAt, quietSeconds, hasGoneOn, canGoOn }: SessionStanding): Word | null {
  if (endsAt === null) return "ended";
  if (hasGoneOn) return "goneOn";
  if (quietSeconds > 0) return null;
  return canGoOn ? "near" : "last";
}
