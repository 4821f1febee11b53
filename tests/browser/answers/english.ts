import type { Said } from "./said.ts";

export const english: Said = {
  links: {
    groupA: "Members and reasons: group A",
    groupC: "Members and reasons: group C",
    why: "Why in this group?",
    borderline: "Borderline cases",
    toBorderline: "Who is on the border of two groups?",
    move: "Move to another group",
    toGroups: "All groups",
    changes: "Changes made",
    compare: "Compare with industries",
  },
  buttons: {
    show: "Show what it would do",
    make: "Make this change",
    undo: "Undo: Kotipalvelu Auttava Apila moved from group D to group C",
  },
  group: "Group",
  groupC: "C – Collecting client feedback + Future wellbeing technology (0.34)",
  how: "How was the comparison made?",
  groups: {
    heading: "What unites the participants?",
    says: [
      "41 organisations fall into 4 groups by what they need.",
      "The group tells more about an organisation's other answers than its industry does. The group explains 15% of the differences, the industry 3%.",
      "A: Information security + Joining the Kanta services solid group 11 organisations",
      "B: Coping at work and digital platforms for it + Staff's digital skills solid group 11 organisations",
      "C: Collecting client feedback + Future wellbeing technology solid group 10 organisations",
      "D: Content planning and a marketing year clock + Videos and reels solid group 9 organisations",
      "What sets the group apart most is Information security: needed by 9 of the 11 who answered here, and by 6 of 30 elsewhere.",
      "Industries: Physiotherapy 5, Care 2, Child welfare 2 · Level: basics 5, intermediate 4",
      "At most 4 groups can be told apart in the answers; more do not differ from shuffled answers.",
      "4 groups pass: they stay nearly the same even when every fifth respondent is left out (stability 0.92, at least 0.75).",
    ],
  },
  groupA: {
    heading: "A: Information security + Joining the Kanta services",
    says: [
      "The group has 11 organisations. The most typical member is Muistikoti Sammalpolku: its answers are closest to the others' answers.",
      "The group stays nearly the same even if some respondents change: it can have workshops of its own.",
      "Joining the Kanta services here 9 / 11 elsewhere 9 / 30",
    ],
  },
  typical: {
    heading: "Why is Muistikoti Sammalpolku in group A?",
    says: [
      "Its answers are nearest to group A: closeness is 0.79, and to the next nearest group, D, it is 0.15.",
      "Joining the Kanta services: needed – in group A 9 / 11, in group D 1 / 9 +0.21",
      "Data protection: partly needed (50%) – in group A 5 / 10, in group D 2 / 9 −0.02",
      "All needs together make +0.64, the difference in closeness.",
      "Its place in group A is clear: no three answers were found whose change would bring another group nearer.",
    ],
  },
  borderline: {
    heading: "Who is on the border of two groups?",
    says: [
      "Nobody: every member is clearly nearest to its own group.",
      "Kotipalvelu Auttava Apila D 0.49 C 0.34",
      "Päivätoiminta Ruskohelmi ry A 0.42 B 0.26",
    ],
  },
  near: {
    heading: "Why is Päivätoiminta Ruskohelmi ry in group A?",
    says: [
      "Its answers are nearest to group A: closeness is 0.42, and to the next nearest group, B, it is 0.26.",
      "Information security: not needed – in group A 9 / 11, in group B 1 / 11 −0.11",
      "If Päivätoiminta Ruskohelmi ry did not need “Joining the Kanta services” (among support needs), it would be nearest to group B (closeness 0.34, to its present group 0.31).",
    ],
  },
  nearest: {
    heading: "Why is Kotipalvelu Auttava Apila in group D?",
    says: [
      "Its answers are nearest to group D: closeness is 0.49, and to the next nearest group, C, it is 0.34.",
      "Content planning and a marketing year clock: needed – in group D 9 / 9, in group C 0 / 10 +0.19",
      "Collecting client feedback: needed – in group D 3 / 9, in group C 10 / 10 −0.22",
      "If Kotipalvelu Auttava Apila did not need “Content planning and a marketing year clock”, it would be nearest to group C (closeness 0.47, to its present group 0.37).",
    ],
  },
  choosing: {
    heading: "Move to which group?",
    says: [
      "Kotipalvelu Auttava Apila",
      "The closeness to the group is in brackets: 1 means exactly the same needs, 0 nothing in common.",
    ],
  },
  cost: {
    heading: "Move Kotipalvelu Auttava Apila to group C?",
    says: [
      "Kotipalvelu Auttava Apila fits group C as well as group D: its closeness is 0.49 now and 0.47 after the move.",
      "Group D is then told apart also by: Online booking.",
      "Group D is no longer told apart by: Visual materials (such as Canva).",
      "Members' closeness to their own group is 0.604 on average now and 0.604 after the change.",
      "C now 10, then 11 now 0.60, then 0.58",
      "D now 9, then 8 now 0.67, then 0.71",
    ],
  },
  board: {
    heading: "Is everyone in the right group?",
    says: ["Kotipalvelu Auttava Apila Care moved from group D"],
  },
  moved: {
    heading: "What unites the participants?",
    says: [
      "1 organisation has been moved by hand. The figures are of the present members.",
      "C: Collecting client feedback + Future wellbeing technology solid group 11 organisations",
      "Collecting client feedback here 11 / 11 elsewhere 6 / 30",
    ],
  },
  whyMoved: {
    heading: "Why is Kotipalvelu Auttava Apila in group C?",
    says: [
      "It has been moved to this group by hand. By what was computed it would be in group D. Its answers are nearest to group C: closeness is 0.47, and to the next nearest group, D, it is 0.35.",
    ],
  },
  changed: {
    heading: "What has been done to the groups?",
    says: ["1 change has been made by hand. The latest can be undone."],
  },
  undone: {
    heading: "What has been done to the groups?",
    says: [
      "The groups have not been changed by hand: they are as computed.",
      "Redo: Kotipalvelu Auttava Apila moved from group D to group C",
      "Kotipalvelu Auttava Apila moved from group D to group C undone",
    ],
  },
  comparison: {
    heading: "Need unites more than industry",
    says: [
      "The group tells more about an organisation's other answers than its industry does. The group explains 15% of the differences, the industry 3%.",
      "Plan the workshops for the need groups. Within one industry different things are needed, and the same thing is needed in different industries.",
      "Could the result be chance? hardly (p = 0.01) hardly (p = 0.04)",
      "The need groups and the industries have next to nothing in common (agreement −0.04; 1 = the same division, 0 = chance).",
      "When each attends 2 workshops of their own group, need groups meet 70% of the most that 2 workshops could give each. By industry it would be 56%, and in workshops for everyone 47%.",
    ],
  },
  compared: [
    "The needs are halved at random fifty times. Groups are made from one half. Then it is seen how much the groups and the industries tell about the other half.",
    "That is why the figures are small but honest.",
  ],
};
