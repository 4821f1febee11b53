import type { Asking } from "../../platform/asking.ts";
import { formatInstant, saidIn, textIn, type Said } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { qrSvg } from "../../platform/qr.ts";
import { ballotUrl } from "../addresses.ts";
import { askForVoteLinkUrl, joinCodeUrl } from "../casting/addresses.ts";
import { standingOf, type Standing } from "../casting/pages.ts";
import { isOffered } from "../offered.ts";
import { barsOf, figuresNote, winnersOf, type Bar } from "./bars/pages.ts";
import type { Figures } from "./live.ts";
import type { Room } from "./queries.ts";
import { timeModel } from "./time/pages.ts";

export interface Shown extends Room {
  /** How the vote stands, where it may be shown. */
  figures: Figures | null;
  publicUrl: URL;
  /** Whether the page has been asked not to renew itself, by who has no scripts. */
  isStill: boolean;
  /** Why what was pressed could not be done. */
  mistake: Key | null;
}

const phaseText: Record<Standing, Key> = {
  waiting: "voting.room.waiting",
  proposing: "voting.room.proposing",
  open: "voting.room.open",
  counted: "voting.room.counted",
  published: "voting.room.published",
};

/** The page for the wall: everybody in the room sees it, so it holds no name of a person and no way into the programme. */
export function roomPage(shown: Shown, asking: Asking): Page {
  const { ballot, isStill, mistake } = shown;
  const { t, locale } = asking;
  const phase = standingOf(shown);
  const url = `${ballotUrl(ballot)}/room`;
  const rows = rowsOf(shown, phase, asking);
  return {
    view: "voting/room/room",
    region: "voting/room/_room",
    title: `${textIn(ballot.titles, locale)} – ${t(phaseText[phase])}`,
    model: {
      url,
      eventsUrl: `${url}/events`,
      refreshes: !isStill && phase !== "published",
      isStill,
      phase,
      phaseText: t(phaseText[phase]),
      title: saidIn(ballot.titles, locale),
      mistake: mistake === null ? null : t(mistake),
      opens: phase === "waiting" || phase === "proposing" ? opensText(shown, asking) : null,
      winners: phase === "published" ? winnersOf(ballot, asking) : null,
      later: phase === "counted" ? t("voting.room.later") : null,
      rows,
      size: sizeOf(rows),
      figuresNote: phase === "open" ? figuresNote(shown, asking) : null,
      count: countModel(shown, phase, asking),
      time: timeModel(shown, phase, asking),
      join: phase === "open" || phase === "proposing" ? joinModel(shown, phase, asking) : null,
      acts: actsModel(shown, phase),
      backUrl: ballotUrl(ballot),
    },
  };
}

/** The options in their own order while one votes, with bars where figures are shown; after the vote as the result has them. */
function rowsOf(shown: Shown, phase: Standing, asking: Asking): { name: Said; isProposal: boolean; bar: Bar | null }[] {
  if (phase === "counted") return [];
  const bars = barsOf(shown, phase, asking);
  if (phase === "published") return bars.map(({ bar, ...row }) => ({ ...row, bar }));
  const barOf = new Map(bars.map(({ id, bar }) => [id, bar]));
  return shown.options.filter(isOffered).map(({ id, names, isProposal }) => ({
    name: saidIn(names, asking.locale),
    isProposal,
    bar: barOf.get(id) ?? null,
  }));
}

/** The more there is to read, the smaller it has to be. */
function sizeOf(rows: readonly { bar: Bar | null }[]): "few" | "some" | "many" {
  const lines = rows.length * (rows.some(({ bar }) => bar !== null) ? 1.5 : 1);
  if (lines <= 7) return "few";
  return lines <= 14 ? "some" : "many";
}

function opensText({ ballot, programme }: Shown, { t, locale }: Asking): string {
  const { opensAt } = ballot;
  if (opensAt === null) return t("voting.room.opensByHand");
  return t("voting.room.opens", { opens: formatInstant(opensAt, locale, programme.timeZone) });
}

/** The one number of each phase: topics that were proposed, or votes of how many. */
function countModel({ ballot, options, turnout }: Shown, phase: Standing, { t }: Asking) {
  if (phase === "waiting") return null;
  if (phase === "proposing") {
    const count = options.filter((option) => option.isProposal && isOffered(option)).length;
    return { value: String(count), of: null, label: t("voting.room.proposals", { count }) };
  }
  const label = phase === "open" ? "voting.room.haveVoted" : "voting.room.voted";
  // As it was counted: people may have been removed since.
  const { voters: voted, entitled } = ballot.result ?? { voters: turnout.voted, entitled: null };
  return { value: String(voted), of: String(entitled ?? turnout.voters), label: t(label, { count: voted }) };
}

/** How those in the room get to vote: by the code where they may, else by their own link, which can be sent again. */
function joinModel({ ballot, publicUrl }: Shown, phase: "open" | "proposing", { t }: Asking) {
  const { allowsWalkIns, joinCode } = ballot;
  const code = allowsWalkIns ? joinCode : null;
  const byLink = phase === "open" ? "voting.room.byLink" : "voting.room.byLinkToPropose";
  const address = new URL(code === null ? askForVoteLinkUrl : `${joinCodeUrl}/${code}`, publicUrl);
  return {
    text: t(code === null ? byLink : "voting.room.byCode"),
    qr: { svg: qrSvg(address.href, t(code === null ? "voting.room.qrLink" : "voting.room.qrCode")) },
    host: address.host,
    path: address.pathname,
  };
}

/** What the facilitator may do from here. */
function actsModel({ ballot, options }: Shown, phase: Standing) {
  return {
    canOpen: phase === "proposing" && options.filter(isOffered).length >= 2,
    canClose: phase === "open",
    from: ballot.closesAt?.toString() ?? "",
  };
}
