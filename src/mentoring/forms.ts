import { z } from "zod";

export const ProgrammeParams = z.object({ programmeId: z.uuid() });
export const MentorParams = ProgrammeParams.extend({ mentorId: z.uuid() });
