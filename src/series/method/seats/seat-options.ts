import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";

/** Who could sit where, by offer, and the scarce things that seats use up: the rows that prices are set on. */
export interface SeatOptions {
  byOffer: readonly OfferSeats[];
  /** What there is of each row: seats of person i at row i, 0 tops (see `firstTop`), a topic once, money last. */
  limits: Float64Array;
  /** The highest price of each row. */
  highest: Float64Array;
  /** Row firstTop + i: top needs that count as met, less seats in top needs of person i. */
  firstTop: number;
  /** The row of money, or −1 without a budget. */
  money: number;
}

export interface OfferSeats {
  person: Int32Array;
  value: Float64Array;
  top: Uint8Array;
  /** The row "this topic once" of the person, or −1 where they could have it once only in any case. */
  topicRow: Int32Array;
  /** Rows "this topic once" of the audiences that an own or common workshop is for. */
  audienceRows: readonly number[];
}

/** Works out the rows and seats of a series, own and common workshops with a seat for each who could get something. */
export function seatOptions(problem: Problem, offers: readonly Offer[]): SeatOptions {
  const { people, candidates, groups, groupOf, share, shareValue, top, instance } = problem;
  const { mode, own = 0, common = 0, budget } = instance;
  const topics = instance.topics.length;
  const limits: number[] = Array.from(
    groupOf,
    (g) => problem.seats - (mode === "free" ? 0 : common + (g < 0 ? 0 : own)),
  );
  const highest: number[] = limits.map(() => Infinity);
  for (let i = 0; i < people; i++) {
    limits.push(0);
    highest.push(problem.topValue[i]!);
  }
  const row = () => {
    highest.push(Infinity);
    return limits.push(1) - 1;
  };

  const timesOffered = new Uint8Array(people * topics);
  const chosen = new Uint8Array(people * topics);
  const attending = (offer: Offer) =>
    offer.kind === "choice" ? offer.people : offer.people.filter((i) => instance.gap[i]![offer.topic]! > 0);
  for (const offer of offers)
    for (const i of attending(offer)) {
      timesOffered[i * topics + offer.topic] = Math.min(2, timesOffered[i * topics + offer.topic]! + offer.most);
      if (offer.kind === "choice") chosen[i * topics + offer.topic] = 1;
    }
  const personRows = new Map<number, number>();
  const topicRow = (i: number, topic: number) => {
    const place = i * topics + topic;
    if (timesOffered[place] !== 2 || chosen[place] === 0) return -1;
    if (!personRows.has(place)) personRows.set(place, row());
    return personRows.get(place)!;
  };
  const audienceRows = own > 0 && common > 0 ? groups.map(() => Array.from({ length: topics }, row)) : [];

  const byOffer = offers.map((offer): OfferSeats => {
    const { kind, group, topic, candidate } = offer;
    const person = Int32Array.from(attending(offer));
    return {
      person,
      value: Float64Array.from(person, (i) => shareValue[i]! * share[i * candidates + candidate]!),
      top: Uint8Array.from(person, (i) => top[i * candidates + candidate]!),
      topicRow: Int32Array.from(person, (i) => topicRow(i, topic)),
      audienceRows:
        kind === "choice"
          ? []
          : group === -1
            ? audienceRows.map((mine) => mine[topic]!)
            : audienceRows[group] === undefined
              ? []
              : [audienceRows[group][topic]!],
    };
  });
  const money = budget === undefined ? -1 : row();
  if (budget !== undefined) limits[money] = budget;
  return { byOffer, limits: Float64Array.from(limits), highest: Float64Array.from(highest), firstTop: people, money };
}
