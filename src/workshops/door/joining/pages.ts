import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Workshop } from "../../register/queries.ts";

/** The step between our page and the connection, which browsers do not let a form lead to by itself. */
export function joiningPage({ names, remoteUrl }: Workshop, { t, locale }: Asking): Page {
  return {
    view: "workshops/door/message",
    title: textIn(names, locale),
    model: {
      heading: t("workshops.door.join.opening"),
      text: t("workshops.door.join.openingText"),
      link: { url: remoteUrl, text: t("workshops.own.join") },
      contact: null,
    },
  };
}

/** Where the browser goes on to by itself, or null for what is no address of the web. */
export function onwardsTo({ remoteUrl }: Pick<Workshop, "remoteUrl">): string | null {
  const url = URL.parse(remoteUrl);
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url.href : null;
}
