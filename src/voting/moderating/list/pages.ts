import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { ballotUrl } from "../../addresses.ts";
import { isOffered } from "../../offered.ts";
import { titleKey } from "../../proposals.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { optionsUrl } from "../addresses.ts";
import { shownKinds, type Listing } from "../forms.ts";
import type { Invitation } from "../inviting/queries.ts";
import { duplicatesModel, newestFirst, rowModel } from "../pages.ts";
import type { Duplicate } from "../similar/queries.ts";

interface Shown {
  ballot: Ballot;
  options: BallotOption[];
  editedIds: ReadonlySet<string>;
  duplicates: Duplicate[];
  invitation: Invitation;
  /** Whether options may be tended now. */
  isTended: boolean;
}

/** So many new options are named beside the button that tells of them. */
const mostNamed = 5;

type Kind = (typeof shownKinds)[number];

const kindText: Record<Kind, Key> = {
  all: "voting.moderating.list.all",
  proposals: "voting.moderating.list.onlyProposals",
  team: "voting.moderating.list.onlyTeam",
  hidden: "voting.moderating.list.onlyHidden",
  merged: "voting.moderating.list.onlyMerged",
};

const isOfKind: Record<Kind, (option: BallotOption) => boolean> = {
  all: () => true,
  proposals: ({ isProposal }) => isProposal,
  team: ({ isProposal }) => !isProposal,
  hidden: ({ isHidden }) => isHidden,
  merged: ({ mergedInto }) => mergedInto !== null,
};

const doneText: Record<NonNullable<Listing["done"]>, Key> = {
  added: "voting.moderating.add.done",
  invited: "voting.moderating.invite.done",
  apart: "voting.moderating.apart.done",
};

/** All options of a ballot, likely duplicates on top, the newest first. */
export function optionsPage(shown: Shown, { find, show, done }: Listing, asking: Asking): Page {
  const { ballot, options, editedIds, duplicates, invitation, isTended } = shown;
  const { t, locale, role } = asking;
  const mayTend = isTended && role !== "viewer";
  const key = titleKey(find);
  const hasWords = (option: BallotOption) => Object.values(option.names).some((name) => titleKey(name).includes(key));
  const listed = newestFirst(options).filter((option) => isOfKind[show](option) && (find === "" || hasWords(option)));
  const searching = { ...emptyForm, values: { find, show } };
  const voters = invitation.voterIds.length;
  return {
    view: "voting/moderating/list",
    title: t("voting.moderating.list.title", { title: textIn(ballot.titles, locale) }),
    model: {
      mistakes: [],
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: ballotUrl(ballot),
      url: optionsUrl(ballot),
      status: done === undefined ? null : t(doneText[done]),
      lead: t("voting.moderating.list.lead", { count: options.filter(isOffered).length }),
      ...duplicatesModel(ballot, mayTend ? duplicates : [], asking),
      find: formField(searching, t, "find", { label: t("voting.moderating.list.find"), type: "search" }),
      show: formField(searching, t, "show", {
        label: t("voting.moderating.list.show"),
        options: shownKinds.map((value) => ({ value, text: t(kindText[value]) })),
      }),
      found: t("voting.moderating.list.found", { count: listed.length }),
      rows: listed.map((option) => rowModel(option, { ballot, options, editedIds }, asking)),
      addUrl: mayTend ? `${optionsUrl(ballot)}/new` : null,
      invite:
        mayTend && voters > 0
          ? {
              text: t("voting.moderating.invite.text", { count: voters }),
              names: invitation.added.slice(0, mostNamed).map(({ names }) => textIn(names, locale)),
              more:
                invitation.added.length > mostNamed
                  ? t("voting.moderating.invite.more", { count: invitation.added.length - mostNamed })
                  : null,
              url: `${optionsUrl(ballot)}/invitation`,
            }
          : null,
    },
  };
}
