import { z } from "zod";
import { says } from "../../../platform/forms.ts";
import { ways } from "../way.ts";

export const WayForm = z.object({ way: z.enum(ways, says("anonymous.setting.choose")) });

/** What has just been done, for the words at the top of the page. */
export const SettingQuery = z.object({ done: z.enum(["saved", "notice"]).optional().catch(undefined) });
export type SettingDone = NonNullable<z.output<typeof SettingQuery>["done"]>;
