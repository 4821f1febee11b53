import { z } from "zod";

const inAddress = { programmeId: z.uuid(), surveyId: z.uuid(), surveyInvitationId: z.uuid() };

const placeOf = ({
  surveyInvitationId,
  ...place
}: {
  programmeId: string;
  surveyId: string;
  surveyInvitationId: string;
}) => ({
  ...place,
  invitationId: surveyInvitationId,
});

export const InvitationLinksParams = z.object(inAddress).transform(placeOf);
export const LinkParams = z
  .object({ ...inAddress, linkId: z.uuid() })
  .transform(({ linkId, ...place }) => ({ ...placeOf(place), linkId }));

export const LinksQuery = z.object({ done: z.enum(["ended", "not-open"]).optional().catch(undefined) });
export type LinksDone = NonNullable<z.output<typeof LinksQuery>["done"]>;
