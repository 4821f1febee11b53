import type { Key } from "../../platform/keys.ts";
import type { SeatAnswer, SeatRefusal } from "../seats/seat.ts";

/** Why an answer is not taken, in words. */
export const refusalText: Record<SeatRefusal, Key> = {
  cancelled: "workshops.own.refused.cancelled",
  over: "workshops.own.refused.over",
  "not-remote": "workshops.own.refused.notRemote",
  "remote-only": "workshops.own.refused.remoteOnly",
};

/** The buttons that answer. */
export const answerText: Record<SeatAnswer, Key> = {
  coming: "workshops.own.answer.coming",
  remote: "workshops.own.answer.remote",
  declined: "workshops.own.answer.declined",
};
