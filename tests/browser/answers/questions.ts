import { expectSaid, reads, type Reader } from "./reading.ts";
import { near, nearest, typical, type Said } from "./said.ts";

/** Which groups are there, and how sure are we? From the page of the groups to that of group A. */
export async function whichGroups(planner: Reader, words: Said): Promise<void> {
  await reads(planner, words.groups);
  await planner.walker.follow(words.links.groupA);
  await reads(planner, words.groupA);
}

/** Why is each organisation where it is? From the page of group A to that of the member nearest to a border. */
export async function whyHere(planner: Reader, words: Said): Promise<void> {
  const { walker } = planner;
  await walker.follow(words.links.why, typical);
  await reads(planner, words.typical);
  await walker.follow(words.links.toBorderline);
  await reads(planner, words.borderline);
  await walker.follow(near);
  await reads(planner, words.near);
  await walker.follow(words.links.toBorderline);
  await reads(planner, words.borderline);
  await walker.follow(nearest);
  await reads(planner, words.nearest);
}

/** What would change if we moved it? Its page, and what the move would do. */
export async function whatIfMoved(planner: Reader, words: Said): Promise<void> {
  const { walker } = planner;
  await walker.follow(words.links.move);
  await reads(planner, words.choosing);
  await walker.choose(words.group, words.groupC);
  await walker.press(words.buttons.show);
  await reads(planner, words.cost);
}

/** The move is made, and read of in the groups and on the member's own page. */
export async function move(planner: Reader, words: Said): Promise<void> {
  const { walker } = planner;
  await walker.press(words.buttons.make);
  await reads(planner, words.board);
  await walker.follow(words.links.toGroups);
  await reads(planner, words.moved);
  await walker.follow(words.links.groupC);
  await walker.follow(words.links.why, nearest);
  await reads(planner, words.whyMoved);
}

/** The move is undone where the changes are listed. From the member's page to the groups as they were. */
export async function undo(planner: Reader, words: Said): Promise<void> {
  const { walker } = planner;
  await walker.follow(words.links.toBorderline);
  await walker.follow(words.links.toGroups);
  await walker.follow(words.links.changes);
  await reads(planner, words.changed);
  await walker.press(words.buttons.undo);
  await reads(planner, words.undone);
  await walker.follow(words.links.toGroups);
  await reads(planner, words.groups);
}

/** Was it worth leaving industries behind? */
export async function worthIt(planner: Reader, words: Said): Promise<void> {
  const { walker } = planner;
  await walker.follow(words.links.compare);
  await reads(planner, words.comparison);
  await walker.open(words.how);
  await expectSaid(walker.page, words.compared);
}
