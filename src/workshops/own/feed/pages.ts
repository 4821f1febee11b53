import type { Asking } from "../../../platform/asking.ts";
import type { Page } from "../../../platform/pages.ts";
import { ownUrl } from "../addresses.ts";
import { contactText } from "../pages.ts";
import type { Owner } from "../queries.ts";

/** One's workshops in one's own calendar: `made` is the address that has just been made, shown this once. */
export function ownFeedPage(
  { attendee, programme }: Owner,
  { made, isFollowed }: { made: string | null; isFollowed: boolean },
  asking: Asking,
): Page {
  const url = ownUrl(attendee.id, "/feed");
  return {
    view: "workshops/own/feed",
    title: asking.t("workshops.feeds.title"),
    model: {
      place: programme.name,
      made,
      url,
      removeUrl: isFollowed ? `${url}/removal` : null,
      backUrl: ownUrl(attendee.id),
      contact: contactText(programme, asking),
    },
  };
}
