import { z } from "zod";
import { line, requiredLine, wholeNumber } from "../../platform/forms.ts";
import { ProgrammeParams } from "../register/forms.ts";

export const RoomParams = ProgrammeParams.extend({ roomId: z.uuid() });

export const RoomForm = z.object({
  name: requiredLine(120),
  address: line(200),
  places: wholeNumber(1, 10_000, "workshops.rooms.placesWrong"),
});

export type RoomDetails = z.output<typeof RoomForm>;
