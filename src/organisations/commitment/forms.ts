import { z } from "zod";
import { commitments } from "./commitment.ts";

export const CommitmentForm = z.object({ commitment: z.enum(commitments) });
