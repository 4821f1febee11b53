import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Contact } from "../../people/recipients.ts";
import { pollsUrl } from "../addresses.ts";
import type { PollContents } from "../queries.ts";
import { openChoices } from "../recipients.ts";
import { stateText, whoText } from "../words.ts";

export interface AskingMore {
  contents: PollContents;
  contacts: Contact[];
  /** Ids of the workshop's people, asked or not. */
  seated: string[];
}

/** Who can be asked besides those who have been: by the same choices as at first, or one by one. */
export function askMorePage({ contents, contacts, seated }: AskingMore, form: FormState, asking: Asking): Page {
  const { t, locale } = asking;
  const { programme, poll, workshop, people, state } = contents;
  const asked = new Set(people.flatMap(({ participantId }) => (participantId === null ? [] : [participantId])));
  const askedIds = new Set(people.map(({ attendeeId }) => attendeeId));
  const isNew = ({ participantId }: Contact) => !asked.has(participantId);
  const newContacts = contacts.filter(isNew);
  const choices = openChoices(contacts, seated.filter((id) => !askedIds.has(id)).length, isNew);
  const who = formField(form, t, "who", {
    label: t("workshops.polls.more.who"),
    type: "radio",
    options: [
      ...choices.map(({ choice, count }) => ({ value: choice, text: t(whoText[choice], { count }) })),
      ...(newContacts.length === 0 ? [] : [{ value: "chosen", text: t("workshops.polls.more.chosen") }]),
    ],
    value: choices[0]?.choice ?? "chosen",
  });
  const chosen = formField(form, t, "chosen", {
    label: t("workshops.polls.more.people"),
    type: "checkbox",
    options: newContacts.map(({ participantId, name, organisationName }) => ({
      value: participantId,
      text: name,
      hint: organisationName,
    })),
  });
  const mistakes = summary([who, chosen]);
  const url = pollsUrl(programme.id, `/${poll.id}`);
  return {
    view: "workshops/polls/ask-more",
    title: t("workshops.polls.more.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ mistakes, who, chosen },
      name: textIn(workshop?.names ?? poll.titles, locale),
      lead: t("workshops.polls.more.lead", { count: people.length }),
      closed: state === "open" ? null : t(stateText[state]),
      canAsk: state === "open" && who.options.length > 0,
      nobody: who.options.length === 0 ? t("workshops.polls.more.nobody") : null,
      isChoosing: form.values["who"] === "chosen" || choices.length === 0,
      hasChosen: newContacts.length > 0,
      actionUrl: `${url}/people`,
      backUrl: url,
    },
  };
}
