import type { Asking } from "../../../../platform/asking.ts";
import { saidIn, textIn } from "../../../../platform/i18n.ts";
import type { Page } from "../../../../platform/pages.ts";
import { ownUrl } from "../../addresses.ts";
import { aboutModel, closesText, saidLines } from "../pages.ts";
import type { Own } from "../queries.ts";
import { nothing } from "../said.ts";

/** What has been answered, before it is sent. */
export function checkPage(own: Own, { isEmpty, isGone }: { isEmpty: boolean; isGone: boolean }, asking: Asking): Page {
  const { t, locale } = asking;
  const { tools, said, unit, ask } = own;
  const url = ownUrl(unit.id);
  const left = tools.filter(({ id }) => (said.get(id) ?? nothing).answer === "").length;
  return {
    view: "maturity/own/check",
    title: t("selfAssessing.check.title"),
    hasMistakes: isEmpty,
    model: {
      ...aboutModel(own, asking),
      mistakes: isEmpty ? [{ id: "answers", text: t("selfAssessing.check.nothing") }] : [],
      gone: isGone ? t("selfAssessing.form.gone") : null,
      lead: left === 0 ? t("selfAssessing.check.all") : t("selfAssessing.check.left", { count: left }),
      closes: t("selfAssessing.check.closes", { closes: closesText(own, asking) }),
      rows: tools.map((tool) => ({
        name: saidIn(tool.names, locale),
        lines: saidLines(tool, said.get(tool.id) ?? nothing, asking),
        changeUrl: `${url}#tool-${tool.id}`,
        changeText: t("selfAssessing.check.changeOf", { tool: textIn(tool.names, locale) }),
      })),
      backUrl: url,
      sendUrl: ownUrl(unit.id, "submission"),
      sendText: t(ask.sentAt === null ? "selfAssessing.check.send" : "selfAssessing.check.sendAgain"),
    },
  };
}
