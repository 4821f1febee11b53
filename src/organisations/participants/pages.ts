import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { organisationUrl } from "../pages.ts";
import type { Organisation } from "../queries.ts";
import { languageText } from "../words.ts";
import type { ParticipantMistake, ParticipantRefusal } from "./commands.ts";
import type { Participant } from "./queries.ts";

export const participantText: Record<ParticipantMistake, Key> = {
  "email-taken": "organisations.participant.emailTaken",
};

const refusalText: Record<ParticipantRefusal, Key> = { voter: "organisations.removal.voter" };

/** The form of a contact person, a new one or one that is there. */
export function participantPage(
  {
    organisation,
    participant,
    programme,
  }: { organisation: Organisation; participant: Participant | null; programme: Programme },
  typed: FormState,
  { t }: Asking,
): Page {
  const now = participant === null ? { locale: programme.defaultLocale } : { ...participant, isMain: "" };
  const form: FormState = typed === emptyForm ? { ...emptyForm, values: pick(now) } : typed;
  const fields = {
    name: formField(form, t, "name", { label: t("organisations.participant.name"), autocomplete: "off" }),
    email: formField(form, t, "email", {
      label: t("organisations.edit.contactEmail"),
      type: "email",
      autocomplete: "off",
    }),
    locale: formField(form, t, "locale", {
      label: t("organisations.edit.contactLocale"),
      options: programme.locales.map((value) => ({ value, text: t(languageText[value]) })),
    }),
  };
  const main = formField(form, t, "isMain", {
    label: t("organisations.participant.main"),
    type: "checkbox",
    options: [{ value: "on", text: t("organisations.participant.makeMain") }],
  });
  const mistakes = summary(Object.values(fields));
  const url = organisationUrl(programme.id, organisation.id);
  const ownUrl = participant === null ? null : `${url}/participants/${participant.id}`;
  const isMain = participant?.isMain ?? false;
  return {
    view: "organisations/participants/edit",
    title: t(participant === null ? "organisations.participant.newTitle" : "organisations.participant.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      heading: participant?.name ?? t("organisations.participant.newTitle"),
      organisation: organisation.name,
      fields,
      main: isMain ? null : main,
      mainText: isMain ? t("organisations.participant.isMain") : null,
      mistakes,
      actionUrl: ownUrl ?? `${url}/participants`,
      cancelUrl: url,
      saveText: t(participant === null ? "organisations.participant.add" : "form.save"),
      removalUrl: ownUrl === null ? null : `${ownUrl}/removal`,
    },
  };
}

function pick(values: Partial<Participant> | object): Record<string, string> {
  const shown = Object.entries(values).filter(([name]) => ["name", "email", "locale"].includes(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, String(value)]));
}

/** The question before a contact person is removed, or why they stay. */
export function participantRemovalPage(
  participant: Participant,
  programmeId: string,
  refused: ParticipantRefusal | null,
  { t }: Asking,
): Page {
  const url = organisationUrl(programmeId, participant.organisationId);
  return {
    view: "organisations/removal",
    title: t("organisations.removal.title"),
    model: {
      heading: t(refused === null ? "organisations.removal.heading" : "organisations.removal.refusedHeading", {
        name: participant.name,
      }),
      text: t(refused === null ? "organisations.removal.participant" : refusalText[refused]),
      actionUrl: refused === null ? `${url}/participants/${participant.id}/removal` : null,
      backUrl: url,
    },
  };
}
