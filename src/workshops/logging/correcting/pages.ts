import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { z } from "zod";
import { workshopUrl } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import type { Topic } from "../../topics/queries.ts";
import type { HeldDetails } from "../commands.ts";
import { heldFieldsModel } from "../details/pages.ts";
import { isSameText } from "../same.ts";
import type { RemovalRefusal } from "./commands.ts";
import type { CorrectionForm } from "./forms.ts";

const removalText: Record<RemovalRefusal, Key> = {
  "planned-here": "workshops.log.plannedHere",
  "in-use": "workshops.log.inUse",
};

/** What was told of a workshop held, to be put right; one that was entered afterwards can be taken out again. */
export function correctionPage(
  { programme, workshop, topics }: { programme: Programme; workshop: Workshop; topics: Topic[] },
  form: FormState,
  refused: RemovalRefusal | null,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const fields = heldFieldsModel(
    form,
    { topics, start: valuesOf(workshop, topics, locale), stored: workshop.durationMinutes },
    asking,
  );
  const mistakes = summary(Object.values(fields));
  const url = workshopUrl(programme.id, workshop.id);
  return {
    view: "workshops/correction",
    title: t("workshops.log.correct"),
    hasMistakes: mistakes.length > 0,
    model: {
      fields,
      mistakes,
      hasTimes: workshop.startsAt !== null,
      hasRoom: workshop.roomId !== null,
      alert: refused === null ? null : t(removalText[refused]),
      name: textIn(workshop.names, locale),
      audience: textIn(workshop.audienceNames, locale),
      actionUrl: `${url}/log`,
      backUrl: url,
      attendanceUrl: `${url}/attendance`,
      removal:
        workshop.loggedAt === null
          ? null
          : { heading: t("workshops.log.remove"), text: t("workshops.log.removeText"), url: `${url}/log/removal` },
    },
  };
}

function valuesOf(workshop: Workshop, topics: readonly Topic[], locale: Asking["locale"]): Record<string, string> {
  const { topicId, names, heldOn, headCount, eventKind, level, durationMinutes, place } = workshop;
  const topic = topics.find(({ id }) => id === topicId);
  const isOwn = topic === undefined || !isSameText(topic.names, names);
  return {
    topicId: topicId ?? "",
    ownTitle: isOwn ? textIn(names, locale) : "",
    heldOn: heldOn ?? "",
    headCount: headCount === null ? "" : String(headCount),
    durationMinutes: durationMinutes === null ? "" : String(durationMinutes),
    ...{ eventKind, level, place },
  };
}

/** What the form says, as the act takes it; a title that was not touched stays in its other languages. */
export function readCorrection(
  programme: Programme,
  { names }: Workshop,
  { ownTitle, ...details }: z.output<typeof CorrectionForm>,
): HeldDetails {
  const isUntouched = Object.values(names).includes(ownTitle);
  const said: Texts = { fi: "", sv: "", en: "", [programme.defaultLocale]: ownTitle };
  return { ...details, ownTitles: ownTitle === "" ? null : isUntouched ? names : said };
}
