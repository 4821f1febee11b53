import { catalogueTemplates } from "../../src/catalogue/index.ts";
import { learn } from "../../src/needs/coding/learning.ts";
import { suggest } from "../../src/needs/coding/suggest.ts";
import { codedAnswers, measureCoding, type Found } from "../needs/coding/measuring.ts";
import type { Case } from "./bench.ts";

const { needs } = catalogueTemplates.digivointi;

/** Codes suggested for open answers: how many are right, in a table, and how long the next answer takes. */
export function benchCoding(): Case[] {
  for (const parts of [2, 10]) printTable(parts);
  const answers = codedAnswers();
  const examples = Array.from({ length: 500 }, (_, at) => answers[at % answers.length]!).map((one, at) => ({
    text: `${one.text} ${answers[(at * 7) % answers.length]!.text}`,
    language: one.language,
    accepted: one.needs,
    refused: [],
  }));
  const [first] = answers;
  if (first === undefined) throw new Error("no answers to code");
  return [
    {
      name: `learning from ${answers.length} coded answers, then one answer`,
      run: () =>
        suggest(learn(needs, answers.map((one) => ({ ...one, accepted: one.needs, refused: [] }))), first.text, first.language), // prettier-ignore
    },
    {
      name: `learning from ${examples.length} coded answers, then one answer`,
      run: () => suggest(learn(needs, examples), first.text, first.language),
    },
  ];
}

function printTable(parts: number): void {
  const measured = measureCoding(parts);
  const answers = measured.reduce((sum, row) => sum + row.answers, 0);
  const learned = parts === 2 ? "one half, asked of the other" : `${parts - 1} of ${parts} parts, asked of the last`;
  console.log(`coding    ${answers} coded answers, learned from ${learned}; recall and precision of three suggestions`);
  const cell = ({ recall, precision }: Found) => `${percent(recall)} / ${percent(precision)}`.padStart(14);
  console.log(
    `          ${["", "terms alone", "untaught", "taught", "gain"].map((head, at) => head.padStart(at === 0 ? 3 : 14)).join("")}`,
  );
  for (const { language, terms, untaught, taught } of measured) {
    const gain = `${((taught.recall - terms.recall) * 100).toFixed(1)} points`.padStart(14);
    console.log(`          ${language.padStart(3)}${cell(terms)}${cell(untaught)}${cell(taught)}${gain}`);
  }
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
