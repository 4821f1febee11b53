import type { Asking } from "../../platform/asking.ts";
import type { Page } from "../../platform/pages.ts";
import { formatTime } from "../../platform/i18n.ts";

/** How long the session lasts, with the way to carry on: the region alone to a page's script, else a page of its own. */
export function sessionPage({ session, t, locale }: Asking): Page {
  const endsAt = session?.endsAt ?? null;
  const text =
    session === null || endsAt === null
      ? t("session.page.none")
      : t(session.hasGoneOn ? "session.goneOn" : "session.page.until", {
          time: formatTime(endsAt, locale, "Europe/Helsinki"),
        });
  return {
    view: "identity/session",
    region: "layouts/_session-said",
    title: t("session.page.title"),
    model: { text, canGoOn: session?.canGoOn === true },
  };
}
