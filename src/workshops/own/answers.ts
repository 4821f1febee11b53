import type { Temporal } from "temporal-polyfill";
import { answerRefusal, freePlaces, hasPlace, type RoomState, type Seat, type SeatAnswer } from "../seats/seat.ts";

const answers: readonly SeatAnswer[] = ["coming", "remote", "declined"];

/** The answers that would change something: those that the workshop takes and that have not been given. */
export function openAnswers(seat: Seat, room: RoomState, now: Temporal.Instant): SeatAnswer[] {
  return answers.filter((answer) => answerRefusal(answer, room, now) === null && answer !== givenAnswer(seat));
}

/** What the person has said; null before an answer. Who waits has said that they come. */
export function givenAnswer({ state, isRemote }: Seat): SeatAnswer | null {
  if (state === "invited") return null;
  if (state === "declined") return "declined";
  return isRemote ? "remote" : "coming";
}

/** Whether saying that one comes would lead to the waiting list. */
export function wouldWait(seat: Seat, room: RoomState): boolean {
  return !hasPlace(seat) && freePlaces(room) === 0;
}
