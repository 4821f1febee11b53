import { z } from "zod";
import { line, many, says } from "../../../platform/forms.ts";

/** For whom a workshop is: the organisations that have committed themselves, all, those picked under a name, or nobody yet. */
export const audienceFields = {
  audience: z.enum(["committed", "all", "picked", "nobody"]),
  organisationIds: many.pipe(z.array(z.uuid())),
  audienceName: line(120),
};

/** Whether the choice of organisations goes with the choice of whom it is for. */
export const isPicked = ({ audience, organisationIds }: { audience: string; organisationIds: string[] }) =>
  audience !== "picked" || organisationIds.length > 0;
export const pickedMissing = { path: ["organisationIds"], ...says("workshops.log.nobody") };

export const AudienceForm = z.object({ ...audienceFields, version: line(40) }).refine(isPicked, pickedMissing);

export type AudienceDetails = Pick<z.output<typeof AudienceForm>, keyof typeof audienceFields>;
