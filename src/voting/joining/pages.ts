import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { askForVoteLinkUrl, joinCodeUrl, joinUrl } from "../casting/addresses.ts";
import { nameKeptText } from "../retention/pages.ts";
import { closesText, contactText, heading, publicationText, secrecyNotice, type Place } from "../casting/pages.ts";
import type { Secrecy } from "../secrecy.ts";
import type { JoinRefusal } from "./walk-in.ts";

/** Where one types the code that is shown in the room; after a code that leads nowhere it says so. */
export function codePage(form: FormState, isUnknown: boolean, { t }: Asking): Page {
  const field = formField(form, t, "code", {
    label: t("voting.joining.code"),
    hint: t("voting.joining.codeHint"),
    autocomplete: "off",
  });
  const error = isUnknown ? t("voting.joining.unknown") : field.error;
  const shown = {
    ...field,
    error,
    describedBy: error === null ? field.describedBy : `${field.id}-hint ${field.id}-error`,
  };
  const mistakes = summary([shown]);
  return {
    view: "voting/joining/code",
    title: t("voting.joining.codeHeading"),
    hasMistakes: mistakes.length > 0,
    model: { mistakes, field: shown, url: joinUrl, askUrl: askForVoteLinkUrl },
  };
}

type Room = Omit<Place, "voter"> & { code: string };

/** Who sees the name that one gives; only of a vote that is secret may it be said that nobody sees the rest. */
const nameHint: Record<Secrecy, Key> = {
  secret: "voting.joining.nameHint",
  "links-kept": "voting.joining.nameHintReadable",
  open: "voting.joining.nameHintOpen",
};

/** What one joins, before one does: who sees what, and that those who have a link of their own use it. */
export function joinPage(room: Room, form: FormState, isJoined: boolean, asking: Asking): Page {
  const { t, locale } = asking;
  const { ballot, programme, code } = room;
  const label = t("voting.joining.name");
  const hint = t(nameHint[room.secrecy]);
  const name = formField(form, t, "name", { label, hint, autocomplete: "name", optional: ballot.isSecret });
  const mistakes = summary([name]);
  return {
    view: "voting/joining/join",
    title: textIn(ballot.titles, locale),
    hasMistakes: mistakes.length > 0,
    model: {
      ...heading(room, asking),
      mistakes,
      lead: t(isJoined ? "voting.joining.joined" : "voting.joining.lead", { closes: closesText(room, asking) }),
      secrecy: secrecyNotice(room, asking),
      publication: publicationText(room, asking),
      kept: isJoined ? null : nameKeptText(ballot, t),
      url: `${joinCodeUrl}/${code}`,
      name: isJoined ? null : name,
      button: t(isJoined ? "voting.joining.goOn" : "voting.joining.join"),
      askUrl: isJoined ? null : askForVoteLinkUrl,
      contact: contactText(programme, t),
    },
  };
}

const refusalText: Record<JoinRefusal, { heading: Key; text: Key }> = {
  closed: { heading: "voting.joining.closedHeading", text: "voting.joining.closed" },
  "not-open": { heading: "voting.joining.notOpenHeading", text: "voting.joining.notOpen" },
  full: { heading: "voting.joining.fullHeading", text: "voting.joining.full" },
};

/** Nobody can join now. */
export function refusedPage(room: Room, refused: JoinRefusal, asking: Asking): Page {
  const { t } = asking;
  const { place, title } = heading(room, asking);
  const words = refusalText[refused];
  return {
    view: "voting/casting/message",
    title: t(words.heading),
    model: {
      place: `${place} · ${title}`,
      heading: t(words.heading),
      text: t(words.text, { closes: closesText(room, asking) }),
      more: [],
      renewUrl: refused === "not-open" ? `${joinCodeUrl}/${room.code}` : null,
      askUrl: askForVoteLinkUrl,
      contact: contactText(room.programme, t),
    },
  };
}
