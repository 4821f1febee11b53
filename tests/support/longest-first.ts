import { BaseSequencer, type TestSpecification } from "vitest/node";

// Files of browsers and of processes take longest, those of pure rules are over at once: begun last, they fill the time that
// one worker would wait for the other.
const order = ["browser", "faults", "http-postgres", "http-pglite", "unit"];

/** Begins with the projects whose files take longest, and in each with its largest files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) =>
      project.config.sequence.groupOrder * order.length + order.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
