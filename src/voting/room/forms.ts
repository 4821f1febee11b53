import { z } from "zod";

/** Without scripts the page renews itself, until it is asked to stay still. */
export const RoomQuery = z.object({ still: z.string().optional() });

/** The close that the page showed when its button was pressed. */
export const MoreTimeForm = z.object({ from: z.string().max(40) });
