import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { variantsUrl } from "../../addresses.ts";
import { GroupsParams } from "../../forms.ts";
import { getCurrent } from "../../queries.ts";
import { namesOfGroups, nameSuggester } from "../../runs/names.ts";
import { NewVariant, VariantName, VariantParams } from "../forms.ts";
import { keepVariant, removeVariant, renameVariant, useVariant, type RemovalRefusal } from "./commands.ts";
import { nameRefusalText, variantNamePage, variantsPage } from "./pages.ts";
import { getVariantOfCurrent, loadVariants } from "./queries.ts";

export function variantRoutes({ db, texts }: Pick<Deps, "db" | "texts">): Route[] {
  const page = async (
    programmeId: string,
    asked: ReturnType<typeof asking>,
    { form = emptyForm, refused = null }: { form?: FormState; refused?: RemovalRefusal | null } = {},
  ) => variantsPage(await loadVariants(db, programmeId), { form, refused }, asked);
  return [
    get("/programmes/:programmeId/groups/variants", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, await page(programmeId, asking(res)));
    }),

    post("/programmes/:programmeId/groups/variants", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const parsed = parseForm(NewVariant, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, asking(res), { form: parsed.form }));
      const { run, profiles } = await getCurrent(db, programmeId);
      const names = namesOfGroups(run.result, nameSuggester(texts, profiles.needs), texts);
      const outcome = await keepVariant(db, programmeId, { ...parsed.data, names }, actorId(res));

      if (outcome === "done") return res.redirect(303, variantsUrl(programmeId));
      const form = withMistake(req.body, "name", nameRefusalText[outcome]);
      await sendPage(req, res, await page(programmeId, asking(res), { form }));
    }),

    post("/programmes/:programmeId/groups/variants/:variantId/use", "planner", async (req, res) => {
      const { programmeId, variantId } = parseParams(VariantParams, req.params);
      await useVariant(db, programmeId, variantId, actorId(res));
      res.redirect(303, variantsUrl(programmeId));
    }),

    get("/programmes/:programmeId/groups/variants/:variantId/name", "planner", async (req, res) => {
      const { programmeId, variantId } = parseParams(VariantParams, req.params);
      const variant = await getVariantOfCurrent(db, programmeId, variantId);
      await sendPage(req, res, variantNamePage(programmeId, variant, emptyForm, asking(res)));
    }),

    post("/programmes/:programmeId/groups/variants/:variantId/name", "planner", async (req, res) => {
      const { programmeId, variantId } = parseParams(VariantParams, req.params);
      const variant = await getVariantOfCurrent(db, programmeId, variantId);
      const parsed = parseForm(VariantName, req.body);
      if (!parsed.ok) return await sendPage(req, res, variantNamePage(programmeId, variant, parsed.form, asking(res)));
      const outcome = await renameVariant(db, programmeId, { variantId, name: parsed.data.name }, actorId(res));

      if (outcome === "done") return res.redirect(303, variantsUrl(programmeId));
      const form = withMistake(req.body, "name", nameRefusalText[outcome]);
      await sendPage(req, res, variantNamePage(programmeId, variant, form, asking(res)));
    }),

    post("/programmes/:programmeId/groups/variants/:variantId/removal", "planner", async (req, res) => {
      const { programmeId, variantId } = parseParams(VariantParams, req.params);
      const outcome = await removeVariant(db, programmeId, variantId, actorId(res));
      if (outcome === "done") return res.redirect(303, variantsUrl(programmeId));
      await sendPage(req, res, await page(programmeId, asking(res), { refused: outcome }), 409);
    }),
  ];
}
