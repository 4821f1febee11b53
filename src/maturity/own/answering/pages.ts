import { createHash } from "node:crypto";
import { ownName, promiseModel } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, saidIn, textIn, type Said as SaidText } from "../../../platform/i18n.ts";
import { readMarkdown } from "../../../platform/markdown.ts";
import type { Page } from "../../../platform/pages.ts";
import { anchorWords } from "../../pages.ts";
import type { Tool } from "../../queries.ts";
import { askForOwnLinkUrl, ownUrl } from "../addresses.ts";
import { ownNotice } from "../own-notice.ts";
import type { Own } from "./queries.ts";
import { isUnsent, type Said } from "./said.ts";

/** What the link opens, before anything is opened: mail scanners read this page and change nothing by it. */
export function startPage(own: Own, url: string, asking: Asking): Page {
  const { t } = asking;
  const { ask, tools, said } = own;
  const hasBegun = [...said.values()].some(({ answer }) => answer !== "");
  return {
    view: "maturity/own/start",
    title: t("selfAssessing.start.title"),
    model: {
      ...aboutModel(own, asking),
      lead: t("selfAssessing.start.lead", { count: tools.length, programme: own.programme.name }),
      sent: ask.sentAt === null ? null : t("selfAssessing.start.sent", { sent: instantText(ask.sentAt, own, asking) }),
      closes: t("selfAssessing.start.closes", { closes: closesText(own, asking) }),
      promise: own.segment === null ? null : promiseModel(own.segment, asking.locale),
      notice: noticeBlocks(own, asking),
      url,
      button: t(hasBegun ? "selfAssessing.start.continue" : "selfAssessing.start.begin"),
    },
  };
}

/** What a link says that we never gave, or that has been ended. */
export function unknownLinkPage({ t }: Asking): Page {
  return {
    view: "maturity/own/unknown",
    title: t("selfAssessing.unknown.title"),
    model: { againUrl: askForOwnLinkUrl },
  };
}

/** An answer that came after the close, to be copied. */
export interface LateAnswer {
  tool: SaidText;
  lines: SaidText[];
}

/** Instead of the questions after the close; what came too late, and what was saved but not sent, is given back. */
export function closedPage(own: Own, typed: readonly (Said & { toolId: string })[], asking: Asking): Page {
  const { t } = asking;
  const late = lateAnswers(own.tools, typed, asking);
  const given = new Set(typed.flatMap(({ toolId, ...said }) => (saysNothing(said) ? [] : [toolId])));
  const unsent = [...own.said.values()].filter((said) => isUnsent(said) && !given.has(said.toolId));
  const { sentAt } = own.ask;
  return {
    view: "maturity/own/closed",
    title: t("selfAssessing.closed.title"),
    model: {
      ...aboutModel(own, asking),
      text: t("selfAssessing.closed.text", { closed: closesText(own, asking) }),
      sent:
        sentAt === null
          ? t("selfAssessing.closed.notSent")
          : t("selfAssessing.closed.sent", { sent: instantText(sentAt, own, asking) }),
      late,
      unsent: lateAnswers(own.tools, unsent, asking),
    },
  };
}

/** The receipt of what has been sent. */
export function receiptPage(own: Own, asking: Asking): Page {
  const { t } = asking;
  const sent = own.ask.sentAt === null ? "" : instantText(own.ask.sentAt, own, asking);
  return {
    view: "maturity/own/receipt",
    title: t("selfAssessing.receipt.title"),
    model: {
      ...aboutModel(own, asking),
      text: t("selfAssessing.receipt.text", { sent }),
      next: t("selfAssessing.receipt.next"),
      change: t("selfAssessing.receipt.change", { closes: closesText(own, asking) }),
      changeUrl: ownUrl(own.unit.id),
    },
  };
}

/** What stands on every page of the unit: whose it is, and whom to ask. */
export function aboutModel({ programme, unit }: Own, asking: Asking) {
  const { name, contactName, contactEmail } = programme;
  return {
    place: name,
    unit: ownName(unit.name),
    about: asking.t("selfAssessing.about", { unit: ownName(unit.name), programme: name }),
    contact: { programme: name, name: contactName || contactEmail, email: contactEmail || null },
  };
}

/** What is said of a tool, in words. */
export function saidLines(tool: Tool, { answer, note }: Said, asking: Asking): SaidText[] {
  const { t } = asking;
  const words = anchorWords(tool.anchors, asking).find(({ score }) => String(score) === answer)?.words;
  const chosen = answer === "unknown" ? t("selfAssessing.form.unknown") : (words ?? t("selfAssessing.form.notSaid"));
  return note === "" ? [chosen] : [chosen, t("selfAssessing.form.noteLine", { note })];
}

/** What was sent too late, in words; what says nothing is left out. */
function lateAnswers(tools: readonly Tool[], typed: readonly (Said & { toolId: string })[], asking: Asking) {
  return typed.flatMap((each): LateAnswer[] => {
    const tool = tools.find(({ id }) => id === each.toolId);
    if (tool === undefined || saysNothing(each)) return [];
    return [{ tool: saidIn(tool.names, asking.locale), lines: saidLines(tool, each, asking) }];
  });
}

const saysNothing = ({ answer, note }: Said) => answer === "" && note === "";

export function closesText(own: Own, asking: Asking): string {
  return instantText(own.round.closesAt, own, asking);
}

function instantText(instant: Own["round"]["closesAt"], { programme }: Own, { locale }: Asking): string {
  return formatInstant(instant, locale, programme.timeZone);
}

/** The notice's blocks; placeholders are filled after the marks are read, so that a name with stars marks nothing. */
function noticeBlocks(own: Own, asking: Asking) {
  const { name, contactName, contactEmail } = own.programme;
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ") || name;
  const filled = (text: string) =>
    text.replace("[[closes]]", () => closesText(own, asking)).replace("[[contact]]", () => contact);
  return readMarkdown(textIn(ownNotice, asking.locale)).map((block) => ({
    ...block,
    lines: block.lines.map((runs) => runs.map((run) => ({ ...run, text: filled(run.text) }))),
  }));
}

/** By which a page knows after a while that what is open in the browser is still this unit's; it opens nothing. */
export function whoseMark({ ask }: Own): string {
  return createHash("sha256").update(`page of ${ask.id}`).digest("hex").slice(0, 16);
}
