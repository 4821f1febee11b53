// What somebody may call themselves in our mails: a name, and nothing that a mail program makes a link of.
import fc from "fast-check";
import { expect, test } from "vitest";
import { personName } from "../../../src/workshops/attendees/forms.ts";

const taken = (names: string[]) => names.filter((name) => personName.safeParse(name).success);

test("names as people write them are taken", () => {
  const names = [
    ...["Åsa Öhman", "K. Aho", "K.Aho", "K.Aho/Tuki", "A.B.Aho", "J-P.Aho", "J.-P. Aho", "Anna-Liisa Järvinen"],
    ...["Aho Oy.", "Tmi Aho, Oy.", "Aho (ent. Niemi)", "Dr. Aho", "Aho/Niemi", "Osallistuja 1", "O’Neill", "李 小龙"],
  ];
  expect(taken(names)).toEqual(names);
});

test("addresses of the web and of mail are not, whatever stands around them", () => {
  const addresses = [
    ...[
      "evil.com",
      "Voita iPhone: bit.ly",
      "Voita iPhone: bit.ly/x",
      "Evil.Com",
      "EVIL.SHOP",
      "evil.com, Aho",
      "x.com",
    ],
    ...["T.ME/voitto", "t.co", "1.fi", "K.Aho.com", "www.evil", "https://evil", "evil.co.uk", "tili-A.Shop", "räme.fi"],
    ...["aho@example.org", "Tuki @ Pankki", "evil．com", "evil。com", "пример.рф", "evil.xn--p1ai", "evil.fi:80"],
  ];
  expect(taken(addresses)).toEqual([]);
  const label = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,10}$/);
  const ending = fc.constantFrom("fi", "com", "net", "org", "shop", "top", "ly", "Info", "XYZ");
  const around = fc.constantFrom("", "Aho ", "Voita: ", "(", "J.");
  const after = fc.constantFrom("", "/x", " Aho", ".", "?a=1", "!");
  fc.assert(
    fc.property(around, label, ending, after, (before, host, end, rest) => {
      expect(taken([`${before}${host}.${end}${rest}`])).toEqual([]);
    }),
  );
});
