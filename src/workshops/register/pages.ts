import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatDay, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { levelText } from "../words.ts";
import { byAudience, type AudiencePlan } from "./audiences.ts";
import type { HoldingRefusal } from "./holding.ts";
import type { Workshop } from "./queries.ts";

/** Why a workshop is not marked as held, in words. */
export const holdingText: Record<HoldingRefusal, Key> = {
  "in-future": "workshops.holding.inFuture",
  cancelled: "workshops.holding.cancelled",
};

/** What the page is about to say: which workshop has just been held, or whose date was wrong. */
export type Focus = { heldId: string | null } | { mistakenId: string; form: FormState };

/** The series as it stands: audience by audience, what was held and what comes next. */
export function workshopsPage(
  programmeId: string,
  workshops: Workshop[],
  today: string,
  focus: Focus,
  asking: Asking,
): Page {
  const { t, role, locale } = asking;
  const url = workshopsUrl(programmeId);
  const mayHold = role !== "viewer";
  const held = workshops.filter(({ state }) => state === "held").length;
  const audiences = byAudience(workshops).map((audience, at) =>
    audienceSection(audience, { at, programmeId, today, focus, mayHold }, asking),
  );
  const justHeld =
    "heldId" in focus ? workshops.find(({ id, state }) => id === focus.heldId && state === "held") : undefined;
  const mistakes = audiences.flatMap(({ rows }) =>
    rows.flatMap(({ heldOn }) => (heldOn === null ? [] : summary([heldOn]))),
  );
  return {
    view: "workshops/workshops",
    region: "workshops/_register",
    title: t("workshops.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      isEmpty: workshops.length === 0,
      lead: t("workshops.lead", {
        held,
        workshops: t("workshops.ofWorkshops", { count: workshops.length }),
        audiences: t("workshops.audiences", { count: audiences.length }),
      }),
      mistakes,
      done:
        justHeld === undefined || !mayHold
          ? null
          : {
              text: t("workshops.heldNow", { name: textIn(justHeld.names, locale) }),
              url: voteUrl(programmeId, justHeld.id),
            },
      audiences,
      mayHold,
      newUrl: `${url}/new`,
      topicsUrl: `${url}/topics`,
      seriesUrl: `${programmeUrl(programmeId)}/series`,
    },
  };
}

interface Surroundings {
  at: number;
  programmeId: string;
  today: string;
  focus: Focus;
  mayHold: boolean;
}

function audienceSection(audience: AudiencePlan<Workshop>, around: Surroundings, asking: Asking) {
  const { t, locale } = asking;
  const { names, organisations, workshops, nextId, lastHeldId } = audience;
  const held = workshops.filter(({ state }) => state === "held").length;
  return {
    id: `audience-${around.at + 1}`,
    name: textIn(names, locale),
    facts: [
      t("workshops.organisations", { count: organisations }),
      t("workshops.heldOf", { held, all: workshops.length }),
    ],
    rows: workshops.map((workshop) => workshopRow(workshop, workshop.id === nextId, around, asking)),
    voteUrl: around.mayHold && lastHeldId !== null ? voteUrl(around.programmeId, lastHeldId) : null,
  };
}

function workshopRow(
  workshop: Workshop,
  isNext: boolean,
  { programmeId, today, focus, mayHold }: Surroundings,
  { t, locale }: Asking,
) {
  const { id, state, heldOn, level } = workshop;
  const isHeld = state === "held";
  const isMistaken = "mistakenId" in focus && focus.mistakenId === id;
  const field = formField(isMistaken ? focus.form : emptyForm, t, "heldOn", {
    label: t("workshops.holding.day"),
    type: "date",
    value: heldOn ?? today,
  });
  const own = { id: `day-${id}`, describedBy: field.error === null ? null : `day-${id}-error` };
  const base = `${workshopsUrl(programmeId)}/${id}/holding`;
  return {
    id: `workshop-${id}`,
    name: textIn(workshop.names, locale),
    level: level === "all" ? null : t(levelText[level]),
    isHeld,
    mark: isHeld
      ? t("workshops.state.held", { day: formatDay(heldOn ?? today, locale) })
      : t(isNext ? "workshops.state.next" : "workshops.state.planned"),
    isNext,
    isOpen: isMistaken,
    heldOn: mayHold && !isHeld ? { ...field, ...own } : null,
    holdUrl: base,
    undoUrl: mayHold && isHeld ? `${base}/removal` : null,
  };
}

/** The page on which a vote on an audience's next topic is started. */
function voteUrl(programmeId: string, workshopId: string): string {
  return `${programmeUrl(programmeId)}/ballots/new?after=${workshopId}`;
}

/** The address of the programme's workshops. */
export function workshopsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/workshops`;
}
