// The command line: `npm run -s cli -- <command>`. Results are JSON on standard output; mistakes are words on standard
// error with exit status 2. Each command is a few lines over a feature; the pages call the same code.
import { Command } from "commander";
import { parse as parseCsv } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { GroupFileOptions } from "./grouping/index.ts";
import { decodeText, guessSeparator } from "./platform/csv-text.ts";
import { wordsForOperator } from "./platform/errors.ts";
import type { TallyOptions } from "./voting/index.ts";

// Each command loads what it needs when it runs: counting a file must not wait for a database.

class UsageMistake extends Error {}

/** What the person at the keyboard can mend: printed as words, without a stack. */
const mendable = new Set(["UsageMistake", "InputMistake"]);

// Set before the commands, which take it over: a wrong word ends with 2 like every other mistake.
const program = new Command("tarvepaja")
  .description("Plans workshop series from what participants need.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command("serve")
  .description("start the product")
  .action(async () => {
    const { run } = await import("./main.ts");
    await run(process.env);
  });

program
  .command("migrate")
  .description("bring the database up to date and stop")
  .action(async () => {
    await (await openHere()).close();
  });

program
  .command("seed")
  .argument("<programme>", "digivointi, digivointi-shuffled or phhyky")
  .description("add a demo programme to the database")
  .action(async (name: string) => {
    const { seedNames, seedProgramme } = await import("../seeds/index.ts");
    const known = seedNames.find((each) => each === name);
    if (known === undefined)
      throw new UsageMistake(`There is no demo programme "${name}"; there are: ${seedNames.join(", ")}`);
    const product = await openHere();
    await product.startJobs();
    try {
      print(await seedProgramme(product.deps, known));
    } finally {
      await product.close();
    }
  });

program
  .command("summary")
  .argument("<programme>", "its name, or a part of it that no other programme has, or its id")
  .description("tell what a programme has done, computed from its rows")
  .option("--from <date>", "the first day that counts; the programme's own by default")
  .option("--to <date>", "the last day that counts; the programme's own by default")
  .action(async (name: string, options: { from?: string; to?: string }) => {
    const { printSummary } = await import("./reports/index.ts");
    const product = await openHere();
    try {
      print(await printSummary(product.deps.db, name, options));
    } finally {
      await product.close();
    }
  });

program
  .command("reset-link")
  .argument("<email>")
  .description("make a one-time link with which the account's owner can choose a new password")
  .action(async (email: string) => {
    const { makeResetLink } = await import("./identity/index.ts");
    const product = await openHere();
    try {
      const made = await makeResetLink(product.deps.db, email, product.deps.publicUrl);
      if (made === null) throw new UsageMistake(`Nobody has an account with the e-mail "${email}".`);
      print(made);
    } finally {
      await product.close();
    }
  });

program
  .command("demo")
  .description("start the product with the demo programmes in it")
  .action(async () => {
    const { runDemo } = await import("../seeds/demo.ts");
    await runDemo(process.env);
  });

program
  .command("group")
  .argument("<file.csv>")
  .description("form need groups from a file of answers")
  .option("--needs <prefix>", "columns whose header starts with this are needs")
  .option("--scale <low..high>", "lowest and highest answer, such as 1..5")
  .option("--blank <missing|lowest>", "what an empty cell means")
  .option("--industry <column>", "compare with these classes")
  .option("--label <column>", "known classes, for comparison")
  .option("--k <auto|N>", "number of groups")
  .option("--seed <N>", "seed of the random numbers")
  .option("--method <spherical|pam>")
  .option("--distance <gower|correlation>", "with --method pam")
  .option("--numeric <columns>")
  .option("--nominal <columns>")
  .option("--asymmetric <columns>")
  .option("--symmetric <columns>")
  .option("--must-link <a,b;c,d>", "rows, from 0, that stay together")
  .option("--cannot-link <a,b;c,d>", "rows, from 0, that stay apart")
  .option("--sizes <low..high>", "fewest and most in a group")
  .action(async (file: string, options: GroupFileOptions) => {
    const { groupFile } = await import("./grouping/index.ts");
    const [headers = [], ...records] = readCsv(file);
    print(groupFile({ headers, records }, options, () => performance.now()));
  });

program
  .command("propose")
  .argument("<file.json>")
  .description("propose a workshop series for an instance")
  .option("--time-limit <seconds>", "how long the solver may take", "30")
  .option("--seed <N>", "seed of the random numbers", "1")
  .action(async (file: string, options: { timeLimit: string; seed: string }) => {
    const { proposeFile } = await import("./series/index.ts");
    const settings = {
      timeLimitSeconds: positive("--time-limit", options.timeLimit),
      seed: positive("--seed", options.seed),
    };
    print(await proposeFile(readJson(file), settings));
  });

program
  .command("tally")
  .argument("[file]", "ballots: JSON, .cat .toc .soc .soi .toi or .pb")
  .description("count a file of ballots")
  .option(
    "--rule <rule>",
    "av, seqpav, seqphragmen, mes, pb_mes, score, plurality, borda, irv, stv, schulze, ranked_pairs, per_phragmen, per_quota, per_pav, per_consensus",
  )
  .option("--seats <N>", "how many are elected; 1 by default")
  .option(
    "--completion <none|seqphragmen|av|increment|add1|add1u>",
    "what fills what Equal Shares leaves: mes by the first four, pb_mes by none, av, add1 or add1u",
  )
  .option("--increment <δ>", "how much more each ballot is given at a time by add1 and add1u; 1 by default")
  .option("--budget <B>", "of pb_mes: what there is to spend, instead of what the file says")
  .option("--utility <cost|cardinality|score>", "of pb_mes: what supporters gain; cost by default, score for scores")
  .option("--strength <winning|margin>", "of schulze and ranked_pairs: what makes a victory strong")
  .option("--tie <lex|all|order>", "the lowest index wins ties (by default), every outcome, or --order or --lot")
  .option("--order <2,0,1>", "the order that breaks ties, best first")
  .option("--lot <hex>", "the seed of the lot that breaks ties")
  .option("--cases <file>", "count every case of a file of cases and compare")
  .action(async (file: string | undefined, { cases, ...options }: TallyOptions & { cases?: string }) => {
    const { tallyCases, tallyFile } = await import("./voting/index.ts");
    if (cases !== undefined) return print(tallyCases(basename(cases), readText(cases)));
    if (file === undefined) throw new UsageMistake("Name a file of ballots, or a file of cases with --cases.");
    print(tallyFile(basename(file), readText(file), options, () => performance.now()));
  });

program
  .command("read-answers")
  .argument("<file>", "answers from LimeSurvey, MS Forms, Google Forms, EUSurvey or Kobo, or any CSV or XLSX table")
  .description("say what an answers file is, and what it leaves open, before anything is brought in")
  .action(async (file: string) => {
    const [{ openWorkers }, { describeAnswersFile }] = await Promise.all([
      import("./platform/workers.ts"),
      import("./surveys/index.ts"),
    ]);
    const workers = openWorkers({ threads: 1 });
    try {
      print(await describeAnswersFile(workers, readBytes(file)));
    } finally {
      await workers.close();
    }
  });

program
  .command("read-survey")
  .argument("<file>", "a survey's structure: LimeSurvey's .lss or .lsq, or SurveyJS JSON")
  .description("say what questions a survey file holds, and what cannot be carried over")
  .action(async (file: string) => {
    const { describeSurveyFile } = await import("./surveys/index.ts");
    print(describeSurveyFile(readBytes(file)));
  });

async function openHere() {
  const [{ readConfig }, { openLog }, { openProduct }] = await Promise.all([
    import("./config.ts"),
    import("./platform/logs.ts"),
    import("./product.ts"),
  ]);
  return await openProduct(readConfig(process.env), openLog("warn"));
}

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

/** A table as spreadsheet programs save it: with commas or semicolons, in Unicode or an older encoding. */
function readCsv(file: string): string[][] {
  const text = decodeText(readBytes(file))?.text;
  if (text === undefined) throw new UsageMistake(`${file} is not a text file.`);
  try {
    return parseCsv(text, {
      ...{ delimiter: guessSeparator(text), columns: false, bom: true },
      ...{ relax_column_count: true, skip_empty_lines: true },
    });
  } catch (error) {
    throw error instanceof UsageMistake ? error : new UsageMistake(`${file}: ${(error as Error).message}`);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    throw error instanceof SyntaxError ? new UsageMistake(`${file}: ${error.message}`) : error;
  }
}

function readText(file: string): string {
  return readBytes(file).toString("utf8");
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageMistake(`${file}: ${(error as Error).message}`);
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new UsageMistake(`${name}: "${text}" is not a number above 0`);
  return value;
}

try {
  await program.parseAsync();
} catch (error) {
  const words =
    error instanceof Error && mendable.has(error.constructor.name) ? error.message : wordsForOperator(error);
  if (words === null) throw error;
  process.stderr.write(`${words}\n`);
  process.exitCode = 2;
}
