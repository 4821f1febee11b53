import type { Asking } from "../../../platform/asking.ts";
import { formatSpan } from "../../../platform/i18n.ts";
import type { DateAnswer, PollDate, Standing } from "../poll.ts";
import type { PollContents, PollPerson } from "../queries.ts";
import { answerText } from "../words.ts";

/** People × dates by time, with a row of counts at the top; for those who may see names. */
export function peopleTable(
  { programme, dates, people, answers }: PollContents,
  { best, held }: { best: Standing | null; held: PollDate | null },
  { t, locale }: Asking,
) {
  const given = new Map(answers.map(({ dateId, attendeeId, answer }) => [`${dateId} ${attendeeId}`, answer]));
  const count = (dateId: string, wanted: DateAnswer) =>
    answers.filter((each) => each.dateId === dateId && each.answer === wanted).length;
  return {
    heads: dates.map((date) => ({
      when: formatSpan(date, locale, programme.timeZone) ?? "",
      mark:
        held?.id === date.id
          ? t("workshops.polls.isHeld")
          : best?.date.id === date.id
            ? t("workshops.polls.isBest")
            : null,
    })),
    counts: dates.map(({ id }) => ({
      can: count(id, "yes") + count(id, "maybe"),
      cannot: count(id, "no"),
    })),
    rows: people.map((person) => ({
      name: person.name === "" ? t("workshops.polls.removed") : person.name,
      organisation: person.organisationName === "" ? null : person.organisationName,
      note: noteOf(person, t),
      cells: dates.map(({ id }) => cellOf(given.get(`${id} ${person.attendeeId}`), t)),
    })),
  };
}

function noteOf({ isMain, answeredAt, mailedAt }: PollPerson, t: Asking["t"]): string | null {
  const notes = [
    isMain ? t("workshops.polls.mainContact") : "",
    answeredAt === null ? t(mailedAt === null ? "workshops.polls.notMailed" : "workshops.polls.notAnswered") : "",
  ].filter((note) => note !== "");
  return notes.length === 0 ? null : notes.join(" · ");
}

function cellOf(answer: DateAnswer | undefined, t: Asking["t"]) {
  return {
    text: answer === undefined ? "–" : t(answerText[answer]),
    isYes: answer === "yes",
    isMaybe: answer === "maybe",
    isNo: answer === "no",
  };
}
