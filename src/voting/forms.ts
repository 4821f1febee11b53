import { z } from "zod";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const BallotParams = z.object({ programmeId: z.uuid(), ballotId: z.uuid() });
export const OptionParams = z.object({ programmeId: z.uuid(), ballotId: z.uuid(), optionId: z.uuid() });
