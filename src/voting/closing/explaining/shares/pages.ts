import { formatNumber } from "../../../../platform/i18n.ts";
import type { BallotFound } from "../../../method/results.ts";
import type { Exact } from "../../../method/rational.ts";
import { numberOf, told, type Telling, type Told, type ToldTable } from "../telling/pages.ts";

type Found<R extends BallotFound["rule"]> = Extract<BallotFound, { rule: R }>;

/** Equal Shares: what each had to spend, what was bought by how many, and how the seats left over were filled. */
export function sharesTold({ steps, endowment }: Found<"mes">, telling: Telling): Told[] {
  const { result, asking, nameAt, figure } = telling;
  const { t } = asking;
  const bought = steps.flatMap((step) => (step.stage === "buying" ? [step] : []));
  const rest = steps.flatMap((step) => (step.stage === "seqphragmen" ? [step] : []));
  const buying = told({
    sentences: [t("voting.told.shares", { share: figure(endowment ?? 0), count: result.winnerIds.length })],
    tables: tableOf(
      [t("voting.told.bought"), [t("voting.told.payers"), t("voting.told.eachPaid"), t("voting.told.left")]],
      bought.map((step) => ({
        name: nameAt(step.option),
        length: null,
        cells: [figure(step.payers), figure(step.price), figure(step.moneyLeft)],
      })),
    ),
  });
  if (rest.length === 0) return [buying];
  const filling = told({
    sentences: [t(bought.length === 0 ? "voting.told.noneBought" : "voting.told.restFilled")],
    tables: tableOf(
      [t("voting.told.filled"), [t("voting.told.supporters"), t("voting.told.short")]],
      rest.map(({ option, supporters, load }) => ({
        name: nameAt(option),
        length: null,
        cells: [figure(supporters), load === null ? "–" : figure(load)],
      })),
    ),
  });
  return [...(bought.length === 0 ? [] : [buying]), filling];
}

/** The same with hours, or with points for seats: what each topic cost, who paid, and how far the budget went. */
export function budgetTold({ steps, endowment }: Found<"pb_mes">, telling: Telling): Told[] {
  const { result, asking, nameAt, figure } = telling;
  const { t, locale } = asking;
  const { budgetMinutes, form, seats } = result.settings;
  const isTime = budgetMinutes !== null;
  const amount = (value: Exact): string => (isTime ? minutesText(numberOf(value), telling) : figure(value));
  const total = budgetMinutes ?? seats;
  const isByVotes = steps.some(({ stage }) => stage === "av");
  const perPoint = form === "score" || form === "dots";
  const columns = [
    ...(isTime ? [t("voting.told.hours")] : []),
    t("voting.told.payers"),
    t(perPoint ? "voting.told.perPoint" : "voting.told.eachPaid"),
    t(isTime ? "voting.told.hoursUsed" : "voting.told.seatsUsed"),
  ];
  const rows = steps.map((step) => ({
    name: nameAt(step.option),
    length: (100 * numberOf(step.spent)) / total,
    cells: [
      ...(isTime ? [amount(step.cost)] : []),
      step.stage === "buying" ? figure(step.payers) : "–",
      step.stage === "buying" ? amount(step.price) : t("voting.told.byVotes"),
      isTime
        ? t("voting.told.hoursOf", { used: hoursText(numberOf(step.spent), telling), all: hoursText(total, telling) })
        : t("voting.told.seatsOf", {
            used: formatNumber(numberOf(step.spent), locale),
            all: formatNumber(total, locale),
          }),
    ],
  }));
  const lead = t(isTime ? "voting.told.hourShares" : "voting.told.pointShares", { share: amount(endowment ?? 0) });
  const sentences = [lead, ...(isByVotes ? [t(isTime ? "voting.told.hoursByVotes" : "voting.told.seatsByVotes")] : [])];
  return [told({ sentences, tables: tableOf([t("voting.told.bought"), columns], rows) })];
}

/** Phragmén's rule: what each choice laid on its supporters. */
export function loadsTold({ steps }: Found<"seqphragmen">, { asking, nameAt, figure }: Telling): Told[] {
  const { t } = asking;
  const rows = steps.map(({ option, supporters, load }) => ({
    name: nameAt(option),
    length: null,
    cells: [figure(supporters), load === null ? "–" : figure(load)],
  }));
  const columns = [t("voting.told.supporters"), t("voting.told.load")];
  return [told({ sentences: [t("voting.told.loads")], tables: tableOf([t("voting.told.inOrder"), columns], rows) })];
}

/** Thiele's rule: how much the supporters still weighed together. */
export function weightsTold({ steps }: Found<"seqpav">, { asking, nameAt, figure }: Telling): Told[] {
  const { t } = asking;
  const rows = steps.map(({ option, score }) => ({ name: nameAt(option), length: null, cells: [figure(score)] }));
  const columns = [t("voting.told.weightedSupport")];
  return [told({ sentences: [t("voting.told.weights")], tables: tableOf([t("voting.told.inOrder"), columns], rows) })];
}

function tableOf(
  [caption, columns]: [string, string[]],
  rows: Omit<ToldTable["rows"][number], "isWinner">[],
): ToldTable[] {
  return rows.length === 0
    ? []
    : [{ caption, rowHead: null, isWords: false, columns, rows: rows.map((row) => ({ ...row, isWinner: false })) }];
}

function hoursText(minutes: number, { asking }: Telling): string {
  const hours = minutes / 60;
  return formatNumber(hours, asking.locale, Number.isInteger(hours) ? 0 : Number.isInteger(hours * 2) ? 1 : 2);
}

/** "2 h", "1 h 13 min", or "25 min" under an hour. */
function minutesText(minutes: number, telling: Telling): string {
  const { t, locale } = telling.asking;
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes - 60 * hours);
  if (hours > 0 && rest > 0 && rest < 60) return t("voting.told.hoursMinutes", { hours, minutes: rest });
  if (minutes >= 60) return t("voting.told.hoursShort", { hours: hoursText(Math.round(minutes), telling) });
  return t("voting.told.minutesShort", { minutes: formatNumber(minutes, locale, Number.isInteger(minutes) ? 0 : 1) });
}
