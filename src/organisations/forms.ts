import { z } from "zod";
import { email, line, requiredLine, says } from "../platform/forms.ts";
import type { Locale } from "../platform/locales.ts";
import { sizeClasses } from "./sizes.ts";
import { organisationKinds } from "./tree.ts";

export const OrganisationsParams = z.object({ programmeId: z.uuid() });
export const OrganisationParams = z.object({ programmeId: z.uuid(), organisationId: z.uuid() });

const nothing = z.literal("").transform(() => null);

/** What a new one is to be part of. */
export const NewQuery = z.object({ parent: z.union([nothing, z.uuid()]).default(null).catch(null) });

export const OrganisationForm = z.object({
  // What a part is called within what it is part of; the sign between the names of a path can't be in a name.
  name: requiredLine(160).refine((name) => !name.includes("›"), says("organisations.edit.nameSign")),
  kind: z.enum(organisationKinds).default("organisation"),
  parentId: z.union([nothing, z.uuid()]).default(null),
  industryId: z.union([nothing, z.uuid()]),
  sizeClass: z.union([nothing, z.enum(sizeClasses)]),
  municipality: line(80),
});
export type OrganisationDetails = z.output<typeof OrganisationForm>;

/** A new organisation, with its main contact person where one is known. */
export function newOrganisationForm(locales: readonly Locale[]) {
  return OrganisationForm.extend({
    contactName: line(120),
    contactEmail: z.union([line(0), email], says("form.email")),
    contactLocale: z.enum(locales),
  })
    .refine((form) => form.contactName !== "" || form.contactEmail === "", {
      path: ["contactName"],
      ...says("form.required"),
    })
    .refine((form) => form.contactEmail !== "" || form.contactName === "", {
      path: ["contactEmail"],
      ...says("form.required"),
    });
}
export type NewOrganisation = z.output<ReturnType<typeof newOrganisationForm>>;
