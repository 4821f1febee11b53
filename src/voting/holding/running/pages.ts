import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { ballotState } from "../../ballot-life.ts";
import { isOffered } from "../../offered.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { optionsModel } from "../../moderating/pages.ts";
import { settingFacts } from "../facts/pages.ts";
import { closingTimeFields, openingTimeFields } from "../times/pages.ts";
import type { Shown, Trouble } from "../shown.ts";
import { closesText, opensText, secrecyText } from "../texts/pages.ts";
import { ballotUrl } from "../../addresses.ts";

/** A ballot that voters know of: taking proposals, or being voted on. */
export function runningPart(shown: Shown, trouble: Trouble, asking: Asking) {
  const { ballot, programme, options, duplicates, turnout, now, secrecy } = shown;
  const { t, locale } = asking;
  const isProposing = ballotState(ballot, now) === "proposing";
  const typed = (at: "scheduling" | "closing") => (trouble?.at === at ? trouble.form : null);
  const closing = closingTimeFields({ ballot, programme, form: typed("closing") }, t);
  const opening = openingTimeFields("scheduling", { ballot, programme, form: typed("scheduling") }, t);
  const moderation = optionsModel({ ballot, options, duplicates }, asking);
  const refused = trouble?.at === "opening" ? [{ id: "opening", text: t(trouble.text) }] : [];
  const waiting = turnout.voters - turnout.voted;
  return {
    mistakes: [
      ...refused,
      ...summary([...(isProposing ? [opening.day, opening.time] : []), closing.day, closing.time]),
    ],
    ...(isProposing ? proposingWords(shown, asking) : openWords(shown, asking)),
    isProposing,
    canOpen: options.filter(isOffered).length >= 2,
    opened: t("voting.open.opened", { count: turnout.opened }),
    closes: t("voting.open.closes", { closes: closesText(ballot, programme, locale) }),
    turnout: isProposing ? null : { value: turnout.voted, of: turnout.voters },
    moderation,
    facts: settingFacts(ballot, shown, asking),
    opening: isProposing ? { ...opening, canBeTakenBack: ballot.opensAt !== null } : null,
    closing,
    zone: t("voting.edit.zone", { zone: programme.timeZone }),
    waiting: isProposing ? 0 : waiting,
    costs: costsNeeded(shown) === 0 ? null : t("voting.open.costsMissing", { count: costsNeeded(shown) }),
    notSecret: secrecy === "links-kept" ? t(secrecyText[secrecy]) : null,
    secrecy: secrecy === "links-kept" ? null : t(secrecyText[secrecy]),
    resultWhen: resultWhen(ballot, asking),
    closeText: t(ballot.publishesAtClose ? "voting.open.closeText" : "voting.open.closeTextByHand"),
    quorum: isProposing ? null : quorumText(shown, asking),
    allVoted: !isProposing && turnout.voters > 0 && waiting === 0 ? t("voting.open.allVoted") : null,
    code: codeModel(shown, asking),
    roomUrl: `${ballotUrl(ballot)}/room`,
    commitment: ballot.lotCommitment ?? "",
    mailsUrl: `${programmeUrl(programme.id)}/mails`,
  };
}

function proposingWords({ ballot, programme, options }: Shown, { t, locale }: Asking) {
  const proposals = options.filter(({ isProposal }) => isProposal).length;
  const opens = opensText(ballot, programme, locale);
  return {
    heading: t("voting.proposing.heading"),
    lead: t("voting.proposing.lead", { count: proposals }),
    opens: opens === "" ? t("voting.proposing.opensByHand") : t("voting.proposing.opens", { opens }),
    fewOptions: options.filter(isOffered).length >= 2 ? null : t("voting.proposing.fewOptions"),
  };
}

function openWords({ turnout }: Shown, { t }: Asking) {
  return {
    heading: t("voting.open.heading"),
    lead: t("voting.open.lead", { count: turnout.voted, voters: turnout.voters }),
    opens: null,
    fewOptions: null,
  };
}

/** When voters see what has been decided. */
function resultWhen({ showsLive, publishesAtClose }: Ballot, { t }: Asking): string {
  const later = t(publishesAtClose ? "voting.open.resultLater" : "voting.open.resultByHand");
  if (!showsLive) return later;
  return publishesAtClose ? t("voting.open.resultLive") : `${t("voting.open.figuresLive")} ${later}`;
}

/** How many votes the result still lacks to hold; null where any number will do. */
function quorumText({ ballot, turnout }: Shown, { t }: Asking): string | null {
  if (ballot.quorumPercent === null) return null;
  const missing = Math.ceil((ballot.quorumPercent * turnout.voters) / 100) - turnout.voted;
  return missing > 0 ? t("voting.open.quorumMissing", { count: missing }) : t("voting.open.quorumMet");
}

/** Proposals of which nobody has said how many hours they take, where hours are decided on. */
function costsNeeded({ ballot, options }: Pick<Shown, "ballot" | "options">): number {
  const isNeeded = (option: BallotOption) => isOffered(option) && option.costMinutes === null;
  return ballot.purpose === "hours" ? options.filter(isNeeded).length : 0;
}

/** The room's code, where people may vote by it. */
function codeModel({ ballot, turnout, walkInNames }: Shown, { t, role }: Asking) {
  if (!ballot.allowsWalkIns || role === "viewer") return null;
  return {
    code: ballot.joinCode,
    text: t(ballot.joinCode === null ? "voting.code.ended" : "voting.code.text", { count: turnout.walkIns }),
    came: t("voting.code.came", { count: turnout.walkIns }),
    names: walkInNames.length === 0 ? null : t("voting.code.names", { names: walkInNames.join(", ") }),
    renew: t(ballot.joinCode === null ? "voting.code.start" : "voting.code.renew"),
    url: `${ballotUrl(ballot)}/join-code`,
  };
}
