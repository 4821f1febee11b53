import { organisationUrl, type Organisation } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { workshopsUrl } from "../register/pages.ts";
import type { Done } from "./forms.ts";
import type { Guest, Matched, StayingGuest } from "./queries.ts";
import { reasonsFor, type Reason } from "./suggestions.ts";

/** What the page is about to say: what was done to whom, or whose form was wrong. */
export type Focus = { done: Done | undefined; about: Matched | null } | { mistakenId: string; form: FormState };

interface GuestsSeen {
  /** The first of `count` guests. */
  guests: Guest[];
  count: number;
  staying: StayingGuest[];
  organisations: Organisation[];
}

/** "Who are they?": guests with the organisations they might be of; one press makes them a contact. */
export function guestsPage(
  programme: Programme,
  { guests, count, staying, organisations }: GuestsSeen,
  focus: Focus,
  asking: Asking,
): Page {
  const { t } = asking;
  const rows = guests.map((guest) => guestModel(programme, guest, organisations, focus, asking));
  const mistakes = summary(rows.map(({ pick }) => pick));
  return {
    view: "workshops/matching/guests",
    title: t("workshops.matching.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      backUrl: workshopsUrl(programme.id),
      lead: rows.length === 0 ? null : t("workshops.matching.lead", { count }),
      rest: count > rows.length ? t("workshops.matching.rest", { count: rows.length }) : null,
      notice: "done" in focus ? noticeModel(programme, focus, asking) : null,
      mistakes,
      guests: rows,
      staying: staying.map(({ id, name, organisationName }) => ({
        text: organisationName === "" ? name : `${name}, ${organisationName}`,
        name,
        url: guestUrl(programme.id, id, "/staying/removal"),
      })),
    },
  };
}

function guestModel(
  programme: Programme,
  guest: Guest,
  organisations: Organisation[],
  focus: Focus,
  { t, locale }: Asking,
) {
  const { id, name, email, organisationName, suggestions } = guest;
  const url = (path: string) => guestUrl(programme.id, id, path);
  const form = "mistakenId" in focus && focus.mistakenId === id ? focus.form : emptyForm;
  const pick = formField(form, t, "organisationId", {
    label: t("workshops.matching.pick"),
    options: [
      { value: "", text: t("workshops.matching.choose") },
      ...organisations.map((each) => ({ value: each.id, text: each.name })),
    ],
  });
  return {
    id: `guest-${id}`,
    name,
    facts: [organisationName, email].filter((fact) => fact !== "").join(" · "),
    workshops: guest.workshops.map((names) => textIn(names, locale)).join(", "),
    matchUrl: url("/match"),
    suggestions: suggestions.map((each) => ({
      organisationId: each.organisationId,
      name: each.name,
      why: reasonsFor(each)
        .map((reason) => t(whyText[reason]))
        .join(" · "),
    })),
    pick: { ...pick, id: `pick-${id}`, describedBy: pick.error === null ? null : `pick-${id}-error` },
    isPicking: pick.error !== null,
    newUrl: url("/organisation"),
    stayUrl: url("/staying"),
  };
}

const whyText: Record<Reason, Key> = {
  named: "workshops.matching.why.named",
  name: "workshops.matching.why.name",
  domain: "workshops.matching.why.domain",
};

const doneText: Record<Done, Key> = {
  matched: "workshops.matching.done.matched",
  unmatched: "workshops.matching.done.unmatched",
  stays: "workshops.matching.done.stays",
  back: "workshops.matching.done.back",
  "guest-there": "workshops.matching.done.guestThere",
};

/** What was done, told by how it stands now; what can be taken back has its button. */
function noticeModel(
  programme: Programme,
  { done, about }: { done: Done | undefined; about: Matched | null },
  { t }: Asking,
) {
  if (done === undefined || about === null) return null;
  const { id, organisationId, organisationName: organisation } = about;
  if (done === "matched" && organisationId === null) return null;
  const removal = { matched: "/match/removal", stays: "/staying/removal" } as const;
  const canUndo = done === "matched" ? about.isMatched : done === "stays" && about.stays;
  return {
    text: t(doneText[done], { name: about.name, organisation }),
    isWarning: done === "guest-there",
    undoUrl: canUndo && (done === "matched" || done === "stays") ? guestUrl(programme.id, id, removal[done]) : null,
    organisationUrl:
      done === "matched" && organisationId !== null ? organisationUrl(programme.id, organisationId) : null,
  };
}

/** The address of the page of guests, or of one of them. */
export function guestsUrl(programmeId: string, path = ""): string {
  return `${workshopsUrl(programmeId)}/guests${path}`;
}

export function guestUrl(programmeId: string, guestId: string, path: string): string {
  return guestsUrl(programmeId, `/${guestId}${path}`);
}
