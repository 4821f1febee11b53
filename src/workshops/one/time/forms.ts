import { z } from "zod";
import { line, many, says, wholeNumber } from "../../../platform/forms.ts";

const noneTyped = z.literal("").transform(() => null);

/** A day within the years for which anybody plans workshops. */
export const day = z.iso.date(says("form.date")).refine((text) => /^20\d{2}-/.test(text), says("form.date"));

const clock = /^([01]?\d|2[0-3])(?:[.:]?([0-5]\d))?$/;

/** A time of day as people type it, "13:00", "13.00", "9" or "0900"; given on as "13:00". */
export const timeOfDay = line(40)
  .refine((text) => text === "" || clock.test(text), says("workshops.time.timeForm"))
  .transform((text) => {
    const [, hours = "", minutes = "00"] = clock.exec(text) ?? [];
    return hours === "" ? null : `${hours.padStart(2, "0")}:${minutes}`;
  });

/** The address at which one takes part from afar; may be empty. */
const remoteUrl = line(500).pipe(
  z.union([
    z.literal(""),
    z.url({ protocol: /^https?$/, hostname: z.regexes.domain, ...says("workshops.time.urlForm") }),
  ]),
);

/** When and where, as the form gives it; empty is not known. */
export const ArrangementForm = z
  .object({
    day: line(40).pipe(z.union([noneTyped, day])),
    start: timeOfDay,
    end: timeOfDay,
    fold: z.enum(["first", "second"]).nullable().catch(null),
    roomId: z.union([noneTyped, z.uuid()]),
    place: line(200),
    remoteUrl,
    places: z.union([line(0).pipe(noneTyped), wholeNumber(1, 10_000, "workshops.time.placesWrong")]),
    facilitatorIds: many.pipe(z.array(z.uuid())),
    version: line(40),
  })
  .refine(({ roomId, place }) => roomId === null || place === "", {
    path: ["place"],
    ...says("workshops.time.placeTwice"),
  });

export type ArrangementDetails = z.output<typeof ArrangementForm>;

/** A room or a facilitator that has just been added to the list on the way from this form. */
export const JustAddedQuery = z.object({
  room: z.uuid().optional().catch(undefined),
  facilitator: z.uuid().optional().catch(undefined),
});
export type JustAdded = z.output<typeof JustAddedQuery>;
