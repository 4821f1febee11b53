import type { Organisation, Participant } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary, type FieldSettings } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatDay, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { byAudience, type AudiencePlan } from "../register/audiences.ts";
import { workshopsUrl } from "../register/pages.ts";
import type { Workshop } from "../register/queries.ts";
import type { Topic } from "../topics/queries.ts";
import { inEachLanguage } from "../words.ts";
import type { HeldWorkshop } from "./commands.ts";
import { heldFieldsModel } from "./details/pages.ts";
import type { LogDetails } from "./forms.ts";
import type { Person } from "./people/queries.ts";

export interface LogSurroundings {
  programmeId: string;
  topics: Topic[];
  workshops: Workshop[];
  organisations: Organisation[];
  participants: Participant[];
  guests: Person[];
  /** Who was at the held workshops, as far as known by name. */
  present: Map<string, string[]>;
  /** The programme's day, "2027-03-12". */
  today: string;
}

/** So many people can be ticked; with more, attendance is taken on the workshop's own page. */
const mostPeople = 400;
/** So many audiences stand side by side; more are in a list to choose from. */
const mostAudiences = 6;

/** The form for a workshop that has been held: three choices and it is done, the rest is folded. */
export function logPage(around: LogSurroundings, form: FormState, asking: Asking): Page {
  const { programmeId, topics, organisations, today } = around;
  const { t } = asking;
  const field = (name: string, settings: FieldSettings) => formField(form, t, name, settings);
  const audiences = audienceOptions(around, asking);
  const fields = {
    ...heldFieldsModel(form, { topics, start: { heldOn: today }, stored: null }, asking),
    audience: field("audience", {
      label: t("workshops.log.audience"),
      type: "radio",
      value: audiences[0]?.value ?? "all",
      options: audiences,
    }),
    isSamePeople: field("isSamePeople", {
      label: t("workshops.log.people"),
      type: "checkbox",
      options: [{ value: "on", text: t("workshops.log.samePeople"), hint: t("workshops.log.samePeopleHint") }],
    }),
    audienceName: field("audienceName", { label: t("workshops.log.audienceName"), optional: true }),
    organisationIds: field("organisationIds", {
      label: t("workshops.log.organisations"),
      type: "checkbox",
      options: organisations.map(({ id, name }) => ({ value: id, text: name })),
    }),
    ...peopleFields(around, field, t),
  };
  const mistakes = summary(Object.values(fields));
  const wasTyped = (...names: string[]) =>
    form !== emptyForm && names.some((name) => (form.values[name] ?? "") !== "" || form.mistakes[name] !== undefined);
  return {
    view: "workshops/log",
    title: t("workshops.log.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      fields,
      mistakes,
      hasOrganisations: organisations.length > 0,
      isLongAudience: audiences.length > mostAudiences,
      hasLastTime: around.present.size > 0,
      showsOwnTitle: topics.length === 0 || wasTyped("ownTitle"),
      showsPicked: form.values["audience"] === "picked" || wasTyped("organisationIds", "audienceName"),
      showsNamed: wasTyped("participantIds", "attendeeIds"),
      showsMore: ["eventKind", "level", "durationMinutes", "place"].some((name) => form.mistakes[name] !== undefined),
      tooManyPeople: isTooMany(around) ? t("workshops.log.tooManyPeople") : null,
      actionUrl: workshopsUrl(programmeId),
      cancelUrl: workshopsUrl(programmeId),
    },
  };
}

const isTooMany = ({ participants, guests }: LogSurroundings) => participants.length + guests.length > mostPeople;

function peopleFields(
  around: LogSurroundings,
  field: (name: string, settings: FieldSettings) => ReturnType<typeof formField>,
  t: Translate,
) {
  const nameOf = new Map(around.organisations.map(({ id, name }) => [id, name]));
  const cut = isTooMany(around);
  const option = ({ id, name, organisationName }: Person) =>
    organisationName === "" ? { value: id, text: name } : { value: id, text: name, hint: organisationName };
  const contacts = around.participants.map(({ id, name, organisationId }) => ({
    ...{ id, name, organisationName: nameOf.get(organisationId) ?? "" },
  }));
  return {
    participantIds: field("participantIds", {
      label: t("workshops.log.contacts"),
      type: "checkbox",
      options: cut ? [] : contacts.map(option),
    }),
    attendeeIds: field("attendeeIds", {
      label: t("workshops.log.guests"),
      type: "checkbox",
      options: cut ? [] : around.guests.map(option),
    }),
  };
}

/** The audience that a workshop was last held for comes first, then the others as the list has them. */
function audienceOptions({ workshops, organisations, present }: LogSurroundings, asking: Asking) {
  const { t, locale } = asking;
  const all = t("workshops.audience.all");
  const lastHeld = ({ workshops: members }: AudiencePlan<Workshop>) =>
    members.reduce((last, { heldOn }) => (heldOn !== null && heldOn > last ? heldOn : last), "");
  const known = byAudience(workshops)
    .toSorted((a, b) => (lastHeld(a) < lastHeld(b) ? 1 : Number(lastHeld(a) > lastHeld(b)) * -1))
    .map((audience) => ({
      value: audience.workshops.at(-1)?.id ?? "",
      text: textIn(audience.names, locale),
      hint: audienceHint(audience, present, asking),
    }));
  const count = organisations.length;
  const everyone = { value: "all", text: all, hint: t("workshops.organisations", { count }) };
  const picked = { value: "picked", text: t("workshops.log.picked") };
  return [...known.filter(({ text }) => text !== all), everyone, picked];
}

/** "11 organisaatiota · viimeksi 12.3.2027, 9 ihmistä nimeltä". */
function audienceHint(
  { organisations, workshops }: AudiencePlan<Workshop>,
  present: Map<string, string[]>,
  { t, locale }: Asking,
): string {
  const size = t("workshops.organisations", { count: organisations });
  const last = workshops.findLast(({ id }) => present.has(id));
  if (last?.heldOn == null) return size;
  const count = present.get(last.id)?.length ?? 0;
  return `${size} · ${t("workshops.log.lastTime", { day: formatDay(last.heldOn, locale), count })}`;
}

/** What the form says, as the act takes it: those named bring their organisations to a picked audience. */
export function readHeldWorkshop(
  programme: Programme,
  details: LogDetails,
  { organisations, participants }: { organisations: Organisation[]; participants: Participant[] },
  texts: Record<Locale, Translate>,
): HeldWorkshop {
  const { audience, organisationIds, audienceName, participantIds, attendeeIds, isSamePeople, ownTitle, ...held } =
    details;
  const said = (text: string): Texts => ({ fi: "", sv: "", en: "", [programme.defaultLocale]: text });
  const named = new Set(participantIds);
  const theirs = participants.filter(({ id }) => named.has(id)).map(({ organisationId }) => organisationId);
  const picked = [...new Set([...organisationIds, ...theirs])];
  const counted = inEachLanguage((locale) => texts[locale]("workshops.audience.picked", { count: picked.length }));
  const all = inEachLanguage((locale) => texts[locale]("workshops.audience.all" satisfies Key));
  return {
    programmeId: programme.id,
    ...held,
    ownTitles: ownTitle === "" ? null : said(ownTitle),
    audience:
      audience === "all"
        ? { organisationIds: organisations.map(({ id }) => id), names: all }
        : audience === "picked"
          ? { organisationIds: picked, names: audienceName === "" ? counted : said(audienceName) }
          : { likeWorkshopId: audience },
    named: { participantIds, attendeeIds },
    isSamePeople,
  };
}
