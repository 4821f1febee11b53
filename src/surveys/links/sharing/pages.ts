import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { type FormState, emptyForm } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { aboutModel, instantText, surveyUrl } from "../../answering/about/pages.ts";
import type { Asked, Filled } from "../../answering/queries.ts";
import { languageText } from "../../pages.ts";
import type { Share } from "../queries.ts";
import type { SharingDone } from "./forms.ts";
import type { SharingRefusal } from "./sharing.ts";

/** Why sections were not handed on, in words at the sections. */
export const sharingRefusalText: Record<SharingRefusal, Key> = {
  "no-such-section": "answering.sharing.noSections",
  "too-many": "answering.sharing.tooMany",
};

const doneText: Record<SharingDone, Key> = {
  shared: "answering.sharing.shared",
  ended: "answering.sharing.ended",
};

export function colleaguesUrl(asked: Asked): string {
  return `${surveyUrl(asked)}/colleagues`;
}

interface Sharing {
  asked: Asked;
  filled: Filled;
  shares: Share[];
  /** Those whose mail has not arrived, by the link's id. */
  unreached: ReadonlySet<string>;
  done: SharingDone | undefined;
}

/** Who has which sections, and the form that hands some to one more colleague. */
export function colleaguesPage(
  { asked, filled, shares, unreached, done }: Sharing,
  typed: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { sections } = filled.questionnaire;
  const form = typed === emptyForm ? { ...typed, values: { locale } } : typed;
  const fields = {
    sections: formField(form, t, "sections", {
      label: t("answering.sharing.sections"),
      type: "checkbox",
      options: sections.map(({ id, titles }) => ({ value: id, text: textIn(titles, locale) })),
    }),
    name: formField(form, t, "name", { label: t("answering.sharing.name"), autocomplete: "off" }),
    email: formField(form, t, "email", { label: t("answering.sharing.email"), type: "email", autocomplete: "off" }),
    locale: formField(form, t, "locale", {
      label: t("answering.sharing.language"),
      options: asked.programme.locales.map((value) => ({ value, text: t(languageText[value]) })),
    }),
    words: formField(form, t, "words", { label: t("answering.sharing.words"), rows: 3, optional: true }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "answering/sharing/colleagues",
    title: t("answering.sharing.heading"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...aboutModel(asked, asking),
      status: done === undefined ? null : t(doneText[done]),
      shares: shares.map((share) => ({
        name: share.name,
        email: share.email,
        sections: sectionNames(filled, share, asking).join(", "),
        state: shareState(share, asked, asking),
        failure: unreached.has(share.linkId) && share.lastOpenedAt === null ? t("answering.sharing.unreached") : null,
        isDone: share.doneAt !== null,
        endUrl: `${colleaguesUrl(asked)}/${share.linkId}/ending`,
        endLabel: t("answering.sharing.endOf", { name: share.name }),
        question: t("answering.sharing.endQuestion", { name: share.name }),
      })),
      fields,
      mistakes,
      shareUrl: colleaguesUrl(asked),
    },
  };
}

function sectionNames({ whole }: Filled, { sectionIds }: Share, { locale }: Asking): string[] {
  return whole.sections.filter(({ id }) => sectionIds.includes(id)).map(({ titles }) => textIn(titles, locale));
}

/** How far a colleague has come: asked, opened, done. */
export function shareState(
  { createdAt, lastOpenedAt, doneAt }: Pick<Share, "createdAt" | "lastOpenedAt" | "doneAt">,
  { programme }: Pick<Asked, "programme">,
  asking: Asking,
): string {
  const at = (instant: Share["doneAt"]) => instantText(instant, { programme }, asking);
  if (doneAt !== null) return asking.t("answering.sharing.state.done", { at: at(doneAt) });
  if (lastOpenedAt !== null) return asking.t("answering.sharing.state.opened", { at: at(lastOpenedAt) });
  return asking.t("answering.sharing.state.asked", { at: at(createdAt) });
}

/** What the overview of the whole says of colleagues: who has each section, and where to hand some on. */
export function sharesModel(asked: Asked, shares: Share[], sectionId: string, { t }: Asking): string | null {
  const having = shares.filter(({ sectionIds }) => sectionIds.includes(sectionId));
  if (having.length === 0 || asked.respondent.sectionIds !== null) return null;
  const names = having.map(({ name, doneAt }) => (doneAt === null ? name : t("answering.sharing.nameDone", { name })));
  return t("answering.sharing.having", { names: names.join(", ") });
}

/** What a colleague's overview has instead of checking and sending. */
export function ownShareModel(asked: Asked, shares: Share[], asking: Asking) {
  const { respondent } = asked;
  if (respondent.sectionIds === null) return null;
  const doneAt = shares.find(({ linkId }) => linkId === respondent.linkId)?.doneAt ?? null;
  const { t } = asking;
  return {
    text: t("answering.sharing.own.text", { organisation: respondent.organisationName ?? "" }),
    told: doneAt === null ? null : t("answering.sharing.own.told", { at: instantText(doneAt, asked, asking) }),
    doneUrl: `${surveyUrl(asked)}/readiness`,
    button: t(doneAt === null ? "answering.sharing.own.tell" : "answering.sharing.own.tellAgain"),
  };
}
