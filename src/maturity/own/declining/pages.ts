import { ownName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Own } from "../answering/queries.ts";
import { aboutModel } from "../answering/pages.ts";

/** Whether the unit wants reminders: one button to decline them, or to have them after all. */
export function decliningPage(own: Own, token: string, asking: Asking): Page {
  const { t } = asking;
  const url = `/u/${token}/reminders`;
  const isDeclined = own.ask.declinedAt !== null;
  return {
    view: "maturity/own/declining",
    title: t("selfAssessing.decline.title"),
    model: {
      ...aboutModel(own, asking),
      isOpen: own.isOpen,
      isDeclined,
      heading: t(isDeclined ? "selfAssessing.decline.declinedHeading" : "selfAssessing.decline.heading"),
      text: t(isDeclined ? "selfAssessing.decline.declinedText" : "selfAssessing.decline.text", {
        unit: ownName(own.unit.name),
      }),
      actUrl: `${url}/${isDeclined ? "return" : "refusal"}`,
      button: t(isDeclined ? "selfAssessing.decline.takeBack" : "selfAssessing.decline.button"),
      startUrl: `/u/${token}`,
    },
  };
}
