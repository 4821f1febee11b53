import type { Asking } from "../platform/asking.ts";
import { textIn } from "../platform/i18n.ts";
import { formField } from "../platform/fields.ts";
import { emptyForm } from "../platform/forms.ts";
import type { Key } from "../platform/keys.ts";
import type { Texts } from "../platform/locales.ts";
import type { Page } from "../platform/pages.ts";
import { programmeUrl } from "../programmes/index.ts";
import { commitments } from "./commitment/commitment.ts";
import type { Participant } from "./participants/queries.ts";
import type { Organisation } from "./queries.ts";
import { sizeText } from "./sizes.ts";
import { standingOf, type Progress } from "./standing.ts";
import type { RemovalRefusal } from "./ties.ts";
import { ownName, type OrganisationKind } from "./tree.ts";
import { commitmentText, languageText, standingText } from "./words.ts";

const refusalText: Record<RemovalRefusal, Key> = {
  "has-parts": "organisations.removal.hasParts",
  answered: "organisations.removal.answered",
  invited: "organisations.removal.invited",
  "in-workshop": "organisations.removal.inWorkshop",
  votes: "organisations.removal.votes",
  assessed: "organisations.removal.assessed",
  asked: "organisations.removal.asked",
  followed: "organisations.removal.followed",
  mentored: "organisations.removal.mentored",
};

const removalText: Record<OrganisationKind, Key> = {
  organisation: "organisations.home.remove",
  unit: "organisations.home.removeUnit",
  person: "organisations.home.removePerson",
};

/** What an organisation's page tells besides its details; `all` is everything in the programme. */
interface Surroundings {
  participants: Participant[];
  progress: Progress | undefined;
  all: Organisation[];
  /** Null where it belongs to none. */
  segment: { names: Texts } | null;
}

/** One organisation: its details, its units, who is contacted, and how it stands. */
export function organisationPage(
  organisation: Organisation,
  { participants, progress, all, segment }: Surroundings,
  programmeId: string,
  { t, locale, role }: Asking,
): Page {
  const url = organisationUrl(programmeId, organisation.id);
  const mayEdit = role === "owner" || role === "planner";
  const { id, name, kind, parentId } = organisation;
  const parent = all.find((other) => other.id === parentId);
  const told = (valueOf: (one: Organisation) => string) => toldValue(organisation, all, valueOf, t);
  const facts = [
    {
      label: t("organisations.columns.industry"),
      value: told((one) => (one.industryNames === null ? "" : textIn(one.industryNames, locale))),
    },
    {
      label: t("organisations.columns.size"),
      value: told((one) => (one.sizeClass === null ? "" : sizeText(one.sizeClass))),
    },
    { label: t("organisations.columns.municipality"), value: told((one) => one.municipality) },
    ...(segment === null ? [] : [{ label: t("segments.name"), value: textIn(segment.names, locale) }]),
    { label: t("organisations.columns.standing"), value: t(standingText[standingOf(progress, participants.length)]) },
  ];
  const contacts = participants.map((participant) => ({
    name: participant.name,
    email: participant.email,
    mailUrl: `mailto:${participant.email}`,
    language: t(languageText[participant.locale]),
    mainText: participant.isMain ? t("organisations.home.main") : null,
    editUrl: mayEdit ? `${url}/participants/${participant.id}` : null,
    editText: t("form.edit"),
    editLabel: t("organisations.home.editContact", { name: participant.name }),
  }));
  const parts = all.filter((other) => other.parentId === id);
  return {
    view: "organisations/organisation",
    title: name,
    model: {
      name: ownName(name),
      parent: parent === undefined ? null : { name: parent.name, url: organisationUrl(programmeId, parent.id) },
      parts: parts.map((part) => ({ name: ownName(part.name), url: organisationUrl(programmeId, part.id) })),
      addPartUrl: mayEdit && kind !== "person" ? `${organisationsUrl(programmeId)}/new?parent=${id}` : null,
      facts,
      contacts,
      commitment: {
        text: t(commitmentText[organisation.commitment]),
        url: mayEdit ? `${url}/commitment` : null,
        field: formField(emptyForm, t, "commitment", {
          label: t("organisations.commitment.label"),
          options: commitments.map((value) => ({ value, text: t(commitmentText[value]) })),
          value: organisation.commitment,
        }),
      },
      listUrl: organisationsUrl(programmeId),
      editUrl: mayEdit ? `${url}/details` : null,
      addContactUrl: mayEdit ? `${url}/participants/new` : null,
      removalUrl: mayEdit ? `${url}/removal` : null,
      removalText: t(removalText[kind]),
    },
  };
}

/** A detail as it counts: what a part does not tell itself is that of the nearest whole that does. */
function toldValue(
  organisation: Organisation,
  all: readonly Organisation[],
  valueOf: (one: Organisation) => string,
  t: Asking["t"],
): string {
  const byId = new Map(all.map((each) => [each.id, each]));
  let one: Organisation | undefined = organisation;
  while (one !== undefined && valueOf(one) === "") one = byId.get(one.parentId ?? "");
  if (one === undefined) return t("form.notGiven");
  const value = valueOf(one);
  return one.id === organisation.id ? value : t("organisations.home.inherited", { value });
}

/** The question before an organisation is removed, or why it stays. */
export function removalPage(
  organisation: Organisation,
  programmeId: string,
  refused: RemovalRefusal | null,
  { t }: Asking,
): Page {
  const url = organisationUrl(programmeId, organisation.id);
  const { name, kind } = organisation;
  const question = kind === "organisation" ? "organisations.removal.organisation" : "organisations.removal.part";
  return {
    view: "organisations/removal",
    title: t("organisations.removal.title"),
    model: {
      heading: t(refused === null ? "organisations.removal.heading" : "organisations.removal.refusedHeading", { name }),
      text: t(refused === null ? question : refusalText[refused]),
      actionUrl: refused === null ? `${url}/removal` : null,
      backUrl: url,
    },
  };
}

/** The address of the programme's list of organisations. */
export function organisationsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/organisations`;
}

/** The address of one organisation. */
export function organisationUrl(programmeId: string, organisationId: string): string {
  return `${organisationsUrl(programmeId)}/${organisationId}`;
}
