import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, textsField } from "../../../platform/fields.ts";
import { textValues, type FormState } from "../../../platform/forms.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Texts } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { mergeTargets } from "../../marks.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { optionsUrl, optionUrl } from "../addresses.ts";
import type { TracedChange } from "../changes/queries.ts";
import type { OptionDone } from "../forms.ts";
import type { HidingRefusal } from "../hiding/commands.ts";
import { optionChips } from "../pages.ts";
import type { Reworded } from "../wording/commands.ts";

/** An option with all that staff do to it. */
export interface ShownOption {
  ballot: Ballot;
  programme: Programme;
  options: readonly BallotOption[];
  option: BallotOption;
  changes: readonly TracedChange[];
  /** Whether somebody has voted who had it before them. */
  isVotedOn: boolean;
  isTended: boolean;
}

/** What could not be done, or what was wrong with which form. */
export type OptionTrouble =
  { at: "words" | "hiding"; form: FormState } | { at: "act"; text: Key; form?: FormState } | null;

type WordingRefusal = Extract<Reworded, { refused: unknown }>["refused"];

/** Where a refusal of new words is said; the other ones stand above the page. */
export const wordingField: Partial<Record<WordingRefusal, string>> = {
  "already-there": "names.fi",
  "same-or-new": "becomes",
  "no-reason": "newReason",
};

export const wordingText: Record<WordingRefusal, Key> = {
  "not-open": "voting.moderating.notOpen",
  "from-catalogue": "voting.moderating.words.fromCatalogue",
  out: "voting.moderating.words.out",
  changed: "voting.moderating.words.changed",
  "already-there": "voting.moderating.words.alreadyThere",
  "same-or-new": "voting.moderating.words.becomesMissing",
  "no-reason": "voting.moderating.hide.missing",
};

export const hidingText: Record<HidingRefusal | "not-merged", Key> = {
  "not-open": "voting.moderating.notOpen",
  "already-hidden": "voting.moderating.hide.already",
  "not-hidden": "voting.moderating.hide.notHidden",
  merged: "voting.moderating.hide.merged",
  "not-merged": "voting.moderating.merge.notMerged",
};

const doneText: Record<OptionDone, Key> = {
  reworded: "voting.moderating.words.done",
  replaced: "voting.moderating.words.replaced",
  kept: "voting.moderating.words.kept",
  hidden: "voting.moderating.hide.done",
  shown: "voting.moderating.hide.shown",
  merged: "voting.moderating.merge.done",
  parted: "voting.moderating.merge.parted",
};

export function optionPage(
  shown: ShownOption,
  trouble: OptionTrouble,
  done: OptionDone | undefined,
  asking: Asking,
): Page {
  const { ballot, options, option, isTended } = shown;
  const { t, locale } = asking;
  const name = textIn(option.names, locale);
  const isOut = option.isHidden || option.mergedInto !== null;
  const words = isTended && !isOut && option.topicId === null ? wordsModel(shown, trouble, asking) : null;
  const hiding = isTended && !isOut ? hidingModel(shown, trouble, asking) : null;
  const target = options.find(({ id }) => id === mergeTargets(options).get(option.id));
  const mistakes = [
    ...(words === null ? [] : summary([...words.names.fields, ...words.becomes, words.newReason])),
    ...(hiding === null ? [] : summary([hiding.reason])),
  ];
  return {
    view: "voting/moderating/one",
    title: name,
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      alert: trouble?.at === "act" ? t(trouble.text) : null,
      status: done === undefined ? null : t(doneText[done]),
      ballotTitle: textIn(ballot.titles, locale),
      listUrl: optionsUrl(ballot),
      name,
      chips: optionChips(
        option,
        shown.changes.some(({ kind }) => kind === "edited"),
        asking,
      ),
      url: optionUrl(ballot, option.id),
      fromCatalogue: option.topicId === null ? null : t("voting.moderating.words.fromCatalogue"),
      hidden: option.isHidden ? t("voting.moderating.hiddenBecause", { reason: option.hiddenReason }) : null,
      canShow: isTended && option.isHidden,
      merged: target === undefined ? null : t("voting.moderating.mergedInto", { name: textIn(target.names, locale) }),
      canPart: isTended && option.mergedInto !== null,
      taken: options
        .filter(({ mergedInto }) => mergedInto === option.id)
        .map((other) => ({ name: textIn(other.names, locale), url: optionUrl(ballot, other.id) })),
      canMerge: isTended && !isOut,
      isClosed: !isTended,
      words,
      hiding,
      changes: shown.changes.map((change) => changeModel(change, shown.programme, asking)),
    },
  };
}

function wordsModel({ option, programme, isVotedOn }: ShownOption, trouble: OptionTrouble, { t }: Asking) {
  const typed = trouble?.at === "words" || trouble?.at === "act" ? trouble.form : undefined;
  const form = { mistakes: typed?.mistakes ?? {}, values: { ...textValues("names", option.names), ...typed?.values } };
  const becomes = formField(form, t, "becomes", {
    label: t("voting.moderating.words.becomes"),
    type: "radio",
    options: [
      { value: "same", text: t("voting.moderating.words.same"), hint: t("voting.moderating.words.sameHint") },
      { value: "new", text: t("voting.moderating.words.new"), hint: t("voting.moderating.words.newHint") },
    ],
  });
  return {
    names: textsField(form, t, "names", {
      label: t("voting.moderating.words.names"),
      hint: t("voting.moderating.words.namesHint"),
      wanted: programme.locales,
      rows: 2,
    }),
    before: Object.entries(textValues("before", option.names)).map(([name, value]) => ({ name, value })),
    becomes: isVotedOn ? [becomes] : [],
    newReason: formField(form, t, "newReason", {
      label: t("voting.moderating.words.reason"),
      hint: t("voting.moderating.words.reasonHint"),
    }),
  };
}

function hidingModel({ options, option }: ShownOption, trouble: OptionTrouble, { t }: Asking) {
  const form = trouble?.at === "hiding" ? trouble.form : { values: {}, mistakes: {} };
  const along = options.filter(({ mergedInto }) => mergedInto === option.id).length;
  return {
    reason: formField(form, t, "reason", { label: t("voting.moderating.hide.reason"), hint: t("voting.moderating.hide.hint") }), // prettier-ignore
    along: along === 0 ? null : t("voting.moderating.hide.along", { count: along }),
    isOpen: trouble?.at === "hiding",
  };
}

/** Which words became which, where they are not the same in all languages: language by language. */
function wordsChanged({ before, after }: TracedChange, { t }: Asking): string[] {
  if (before === null || after === null) return [];
  const isOne = (words: Texts) => locales.every((locale) => words[locale] === words.fi);
  if (isOne(before) && isOne(after)) return [];
  const changed = locales.filter((locale) => before[locale] !== after[locale]);
  return changed.map((lang) => {
    const language = t(`form.languages.${lang}`);
    return t("voting.moderating.trace.editedIn", { language, before: before[lang], after: after[lang] });
  });
}

const changeText: Record<TracedChange["kind"], Key> = {
  edited: "voting.moderating.trace.edited",
  merged: "voting.moderating.trace.merged",
  parted: "voting.moderating.trace.parted",
  hidden: "voting.moderating.trace.hidden",
  shown: "voting.moderating.trace.shown",
};

function changeModel(change: TracedChange, { timeZone }: Programme, asking: Asking) {
  const { t, locale } = asking;
  const { kind, before, after, reason, by, at } = change;
  const inOwn = (words: TracedChange["before"]) => (words === null ? "" : textIn(words, locale));
  const text = t(changeText[kind], { before: inOwn(before), after: inOwn(after), reason });
  return {
    text,
    inLanguages: kind === "edited" ? wordsChanged(change, asking) : [],
    by: [formatInstant(at, locale, timeZone), by ?? t("voting.moderating.trace.somebody")].join(" · "),
  };
}
