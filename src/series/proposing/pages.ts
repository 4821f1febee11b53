import type { Asking } from "../../platform/asking.ts";
import { summary } from "../../platform/fields.ts";
import { emptyForm } from "../../platform/forms.ts";
import { formatInstant, formatShare } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { facilitatorsUrl, newPollUrl, topicDraftsUrl } from "../../workshops/index.ts";
import type { ProgrammeMaterial } from "../material/queries.ts";
import type { CurrentSeries, ProposalLine } from "../queries.ts";
import { settingsFields, sizeOf, startSettings } from "./fields/pages.ts";
import type { FieldName, SeriesSeen, Typed } from "./seen.ts";
import { wishesModel } from "./wishes/pages.ts";

export const nothingTyped: Typed = { form: emptyForm, told: null };

/** Which series there is, which were proposed, and the settings for the next. */
export function seriesPage(seen: SeriesSeen, typed: Typed, asking: Asking): Page {
  const { programme, material, current, proposals } = seen;
  const { t, role, locale } = asking;
  const mayAsk = role === "planner" || role === "owner";
  const form = material === undefined || !mayAsk ? null : settingsModel(material, seen, typed, asking);
  const drafts = material?.topics.filter(({ id }) => id === null).length ?? 0;
  return {
    view: "series/series",
    region: "series/_settings",
    title: t("series.title"),
    hasMistakes: (form?.mistakes.length ?? 0) > 0,
    model: {
      groupsUrl: `${programmeUrl(programme.id)}/groups`,
      lead: material === undefined ? null : leadText(material, asking),
      drafts:
        drafts === 0 ? null : { text: t("series.home.drafts", { count: drafts }), url: topicDraftsUrl(programme.id) },
      current:
        current === undefined
          ? null
          : {
              text: t("series.home.current", {
                count: current.workshops,
                share: formatShare(current.figures.mean, locale),
              }),
              plannedFor: plannedForText(current, material, asking),
              url: proposalUrl(programme.id, current.proposalId),
              workshopsUrl: `${programmeUrl(programme.id)}/workshops`,
            },
      proposals: proposals.map((row) => proposalLine(programme, row, current, asking)),
      askUrl: `${seriesUrl(programme.id)}/proposals`,
      wishesUrl: `${seriesUrl(programme.id)}/wishes`,
      hasMaterial: material !== undefined,
      form,
    },
  };
}

/** The settings: what most programmes need on top, the rest folded away unless it is used or wrong. */
function settingsModel(material: ProgrammeMaterial, seen: SeriesSeen, typed: Typed, asking: Asking) {
  const fields = settingsFields(material, seen, typed, asking);
  const wishes = wishesModel(material, seen, typed.form, asking);
  const mistakes = summary([...Object.values(fields), ...Object.values(wishes.fields)]);
  const isWrong = (names: readonly FieldName[]) => names.some((name) => fields[name].error !== null);
  const isFilled = (names: readonly FieldName[]) => names.some((name) => fields[name].value !== "");
  const hasCommitted = material.people.some(({ isCommitted }) => isCommitted);
  // The last wish taken away leaves none, and the place where they are stays open all the same.
  const isWishing =
    !wishes.isEmpty || "drop" in typed.form.values || Object.values(wishes.fields).some(({ error }) => error !== null);
  return {
    ...{ fields, wishes, mistakes, hasCommitted },
    hasPolls: seen.polls.length > 0,
    hasFacilitators: material.facilitators.length > 0,
    newPollUrl: newPollUrl(seen.programme.id, null),
    facilitatorsUrl: facilitatorsUrl(seen.programme.id),
    roomTooSmall: roomTooSmallText(material, seen, asking),
    isModeOpen: fields.mode.value !== "groups" || isWrong(["mode", "workshops", "perPerson", "plannedFor"]),
    areWishesOpen: isWishing || isWrong(["kept"]),
    areTimesOpen: isFilled(["pollId", "withFacilitators"]) || isWrong(["pollId", "atOnce", "withFacilitators"]),
    areLimitsOpen: isWrong(["least", "most", "limit", "amount", "seed"]),
  };
}

/** Said before anything is asked for: a group that fits into no room can still be planned for. */
function roomTooSmallText(material: ProgrammeMaterial, seen: SeriesSeen, { t, locale }: Asking): string | null {
  const { room } = seen;
  if (room === undefined) return null;
  const { plannedFor } = startSettings(material, seen);
  const large = material.groups.filter(({ id }) => sizeOf(material, id, plannedFor) > room.places);
  if (large.length === 0) return null;
  const groups = large.map(({ letter, names }) =>
    t("series.audience.group", { letter, name: names[locale] || names.fi }),
  );
  return t("series.settings.roomTooSmall", { groups: groups.join(", "), places: room.places });
}

function leadText({ people, groups, topics }: ProgrammeMaterial, { t }: Asking): string {
  return t("series.home.lead", {
    organisations: t("series.ofOrganisations", { count: people.length }),
    groups: t("series.ofGroups", { count: groups.length }),
    topics: t("series.ofTopics", { count: topics.filter(({ id }) => id !== null).length }),
  });
}

/** For whom the series in use was planned, where that may differ from what is asked for next. */
function plannedForText(
  { plannedFor }: CurrentSeries,
  material: ProgrammeMaterial | undefined,
  { t }: Asking,
): string | null {
  if (plannedFor === null || material?.people.some(({ isCommitted }) => isCommitted) !== true) return null;
  return t(plannedFor === "all" ? "series.home.currentForAll" : "series.home.currentForCommitted");
}

function proposalLine(
  programme: SeriesSeen["programme"],
  { id, state, createdAt, workshops, figures, isEdited }: ProposalLine,
  current: CurrentSeries | undefined,
  { t, locale }: Asking,
) {
  const isDone = workshops !== null && figures !== null;
  return {
    url: proposalUrl(programme.id, id),
    at: formatInstant(createdAt, locale, programme.timeZone),
    state: isDone
      ? t("series.home.proposed", {
          workshops: t("series.ofWorkshops", { count: workshops }),
          share: formatShare(figures.mean, locale),
        })
      : t(stateText[state === "done" ? "failed" : state]),
    isCurrent: current?.proposalId === id,
    isEdited: isDone && isEdited,
  };
}

const stateText: Record<Exclude<ProposalLine["state"], "done">, Key> = {
  queued: "series.state.running",
  running: "series.state.running",
  failed: "series.state.failed",
  cancelled: "series.state.cancelled",
};

export function seriesUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/series`;
}

export function proposalUrl(programmeId: string, proposalId: string): string {
  return `${seriesUrl(programmeId)}/proposals/${proposalId}`;
}
