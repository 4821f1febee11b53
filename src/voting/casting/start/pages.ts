import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { nameKeptText } from "../../retention/pages.ts";
import { closesText, contactText, heading, opensText, publicationText, secrecyNotice, standingOf } from "../pages.ts";
import type { Place, Standing } from "../pages.ts";

const buttonText: Record<Standing, Key> = {
  waiting: "voting.start.look",
  proposing: "voting.start.propose",
  open: "voting.start.open",
  counted: "voting.start.look",
  published: "voting.start.seeResult",
};

/** What the link opens, before anything is opened: mail scanners read this page and change nothing by it. */
export function startPage(place: Place, url: string, asking: Asking): Page {
  const { t } = asking;
  const standing = standingOf(place);
  const isToCome = standing === "open" || standing === "proposing" || standing === "waiting";
  return {
    view: "voting/casting/start",
    title: textIn(place.ballot.titles, asking.locale),
    model: {
      ...heading(place, asking),
      yours: yoursText(place, asking),
      lead: leadText(place, standing, asking),
      secrecy: isToCome ? secrecyNotice(place, asking) : null,
      publication: isToCome ? publicationText(place, asking) : null,
      kept: isToCome && place.voter.name !== "" ? nameKeptText(place.ballot, t) : null,
      url,
      button: t(buttonText[standing]),
      contact: contactText(place.programme, t),
    },
  };
}

function yoursText({ voter }: Place, { t }: Asking): string {
  const { name, organisation } = voter;
  if (organisation !== null) return t("voting.start.yoursOrganisation", { name, organisation });
  return name === "" ? t("voting.start.yoursNameless") : t("voting.start.yours", { name });
}

function leadText(place: Place, standing: Standing, asking: Asking): string {
  const { t } = asking;
  const closes = closesText(place, asking);
  switch (standing) {
    case "waiting":
      return opensText(place, asking);
    case "proposing":
      return `${t("voting.start.proposing")} ${opensText(place, asking)}`;
    case "open":
      return t("voting.start.lead", { closes });
    case "counted":
      return t("voting.standing.counted", { closes });
    case "published":
      return t("voting.start.closed", { closes });
  }
}
