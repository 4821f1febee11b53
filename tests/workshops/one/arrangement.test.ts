import { expect, test } from "vitest";
import { readArrangement } from "../../../src/workshops/one/time/arrangement.ts";

const typed = {
  ...{ day: null, start: null, end: null, fold: null, place: "", remoteUrl: "", facilitatorIds: [] },
};
const small = { id: "small", places: 6 };
const topic = { mostPeople: null };

/** The places that a workshop has afterwards: those typed, in the room that is chosen, with what stood there before. */
function placesOf(places: number | null, before: { roomId: string | null; places: number | null }) {
  const read = readArrangement(
    { ...typed, roomId: small.id, places },
    { timeZone: "Europe/Helsinki", minutes: null, room: small, topic, before },
  );
  return "reason" in read ? read.reason : read.places;
}

test("places that stood there from before yield to a new room that holds fewer; a number typed now stands", () => {
  expect(placesOf(20, { roomId: null, places: 20 })).toBe(6);
  expect(placesOf(5, { roomId: null, places: 5 })).toBe(5);
  expect(placesOf(8, { roomId: null, places: 20 })).toBe(8);
  expect(placesOf(20, { roomId: small.id, places: 20 })).toBe(20);
  expect(placesOf(null, { roomId: small.id, places: 20 })).toBe(6);
});
